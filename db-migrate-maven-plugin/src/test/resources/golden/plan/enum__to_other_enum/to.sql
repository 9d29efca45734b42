CREATE TYPE b AS ENUM ('x', 'y'); CREATE TABLE t (m b);

CREATE TABLE t (a int, c bigint, CONSTRAINT k CHECK (a < c));

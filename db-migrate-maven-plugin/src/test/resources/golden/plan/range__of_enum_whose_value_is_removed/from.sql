CREATE TYPE e AS ENUM ('a', 'b', 'c');
CREATE TYPE er AS RANGE (subtype = e);
CREATE TABLE t (x er);

CREATE TYPE c AS (a bigint, b varchar(20), d date);
CREATE TABLE t OF c (a PRIMARY KEY);
CREATE VIEW v AS SELECT b FROM t;

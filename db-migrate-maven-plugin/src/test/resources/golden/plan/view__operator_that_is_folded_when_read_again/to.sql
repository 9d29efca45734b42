CREATE TABLE t (x int);
CREATE VIEW v AS SELECT OPERATOR(pg_catalog.-) 4.3 AS n, x FROM t;

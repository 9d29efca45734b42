CREATE TABLE t (a int, b text COLLATE "C", c varchar(5));
CREATE VIEW v (x, y, z) AS SELECT a, b, c FROM t;
CREATE VIEW w AS SELECT x, y, z FROM v;

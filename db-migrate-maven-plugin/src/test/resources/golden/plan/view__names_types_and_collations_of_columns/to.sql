CREATE TABLE t (a int, b text COLLATE "POSIX", c varchar(7));
CREATE VIEW v (x, y, "Z") AS SELECT a, b, c FROM t;
CREATE VIEW w AS SELECT x, y, "Z" AS z FROM v;

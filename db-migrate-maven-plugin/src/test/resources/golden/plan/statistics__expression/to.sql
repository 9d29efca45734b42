CREATE TABLE t (a int, b text);
CREATE STATISTICS s ON (a + 1), (lower(b)) FROM t;

CREATE TABLE t (id int PRIMARY KEY, x int, z int);
CREATE STATISTICS s (ndistinct) ON x, z FROM t;

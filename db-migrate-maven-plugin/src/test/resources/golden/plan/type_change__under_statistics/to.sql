CREATE TABLE t (id int PRIMARY KEY, x bigint, z int);
CREATE STATISTICS s (ndistinct) ON x, z FROM t;

CREATE TABLE t (a int PRIMARY KEY, b int, c int);

CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE INDEX t_e ON t ((x + 1));

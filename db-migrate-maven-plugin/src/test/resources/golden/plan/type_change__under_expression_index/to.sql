CREATE TABLE t (id int PRIMARY KEY, x bigint);
CREATE INDEX t_e ON t ((x + 1));

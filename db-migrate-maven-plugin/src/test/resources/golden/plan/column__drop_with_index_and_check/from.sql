CREATE TABLE t (id int PRIMARY KEY, a int, b int, CHECK (a < b));
CREATE INDEX t_ab ON t (a, b);

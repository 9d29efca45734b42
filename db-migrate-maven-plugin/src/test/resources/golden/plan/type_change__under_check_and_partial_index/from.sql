CREATE TABLE t (id int PRIMARY KEY, x int CHECK (x > 0));
CREATE INDEX t_x ON t (x) WHERE x > 10;

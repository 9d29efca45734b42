CREATE TABLE t (id int PRIMARY KEY, x numeric(12,4));

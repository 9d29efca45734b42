CREATE TABLE t (id int PRIMARY KEY, x numeric(8,3));

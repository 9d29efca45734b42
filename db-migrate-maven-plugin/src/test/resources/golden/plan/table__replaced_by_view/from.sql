CREATE TABLE t (id int PRIMARY KEY, name text);
CREATE TABLE u (id int);

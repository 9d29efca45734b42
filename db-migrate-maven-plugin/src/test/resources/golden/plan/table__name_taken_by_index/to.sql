CREATE TABLE t (id int);
CREATE TABLE x (id int);

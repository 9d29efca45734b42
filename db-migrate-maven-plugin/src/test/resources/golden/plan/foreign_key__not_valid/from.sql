CREATE TABLE a (id int PRIMARY KEY, k int, l int, UNIQUE (k, l));
CREATE TABLE b (a_id int);

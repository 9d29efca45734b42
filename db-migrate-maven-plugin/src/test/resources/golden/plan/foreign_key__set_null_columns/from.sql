CREATE TABLE a (id int PRIMARY KEY, k int, l int, UNIQUE (k, l));
CREATE TABLE b (k int, l int, FOREIGN KEY (k, l) REFERENCES a (k, l));

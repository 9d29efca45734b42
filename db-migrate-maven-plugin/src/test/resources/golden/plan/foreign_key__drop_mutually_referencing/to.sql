CREATE TABLE z (id int PRIMARY KEY, x int);

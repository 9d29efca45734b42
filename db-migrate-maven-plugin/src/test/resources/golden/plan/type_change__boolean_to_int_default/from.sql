CREATE TABLE t (id int PRIMARY KEY, x boolean NOT NULL DEFAULT false);

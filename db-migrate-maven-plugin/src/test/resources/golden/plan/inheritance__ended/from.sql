CREATE TABLE p (id int);
CREATE TABLE c (extra text) INHERITS (p);

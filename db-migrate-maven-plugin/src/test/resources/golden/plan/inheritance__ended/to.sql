CREATE TABLE p (id int);
CREATE TABLE c (id int, extra text);

CREATE TABLE p (id int, CHECK (id > 0));
CREATE TABLE c (extra text) INHERITS (p);

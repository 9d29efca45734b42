CREATE TABLE p (id int, more int DEFAULT 1);
CREATE TABLE c (extra text) INHERITS (p);

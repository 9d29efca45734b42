CREATE TABLE p (a int);
CREATE TABLE q (b int);
CREATE TABLE c () INHERITS (p, q);

CREATE TABLE p (a int, b text);
CREATE TABLE c () INHERITS (p);

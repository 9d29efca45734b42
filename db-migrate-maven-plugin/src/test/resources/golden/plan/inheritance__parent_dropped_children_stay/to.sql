CREATE TABLE c (a int NOT NULL, b text DEFAULT 'x', z int, CONSTRAINT k CHECK (a > 0));
CREATE TABLE d () INHERITS (c);

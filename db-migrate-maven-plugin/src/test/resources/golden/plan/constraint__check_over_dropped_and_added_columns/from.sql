CREATE TABLE t (a int, b int, CONSTRAINT k CHECK (a < b));

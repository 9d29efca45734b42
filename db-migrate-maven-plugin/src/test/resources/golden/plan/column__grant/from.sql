CREATE TABLE t (x text, y text);

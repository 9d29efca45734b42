CREATE TABLE t (x text, y text);
GRANT SELECT (x), UPDATE (y) ON t TO PUBLIC;

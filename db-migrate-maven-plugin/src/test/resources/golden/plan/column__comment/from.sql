CREATE TABLE t (x text); COMMENT ON COLUMN t.x IS 'old';

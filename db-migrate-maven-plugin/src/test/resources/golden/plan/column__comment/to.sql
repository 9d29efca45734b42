CREATE TABLE t (x text, y text); COMMENT ON COLUMN t.x IS 'new'; COMMENT ON COLUMN t.y IS E'two\nlines';

CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT b FROM t;
COMMENT ON COLUMN t.b IS 'kept';
GRANT SELECT (b) ON t TO pg_monitor;

CREATE TABLE t (a int, b int); CREATE STATISTICS s (dependencies, ndistinct) ON a, b FROM t; COMMENT ON STATISTICS s IS 'both';

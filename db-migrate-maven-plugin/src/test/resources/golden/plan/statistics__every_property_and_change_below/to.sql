CREATE TABLE t (a bigint, b int, c text);
CREATE STATISTICS st (mcv, dependencies) ON a, b, (lower(c)) FROM t;
ALTER STATISTICS st SET STATISTICS 0;
ALTER STATISTICS st OWNER TO pg_monitor;
COMMENT ON STATISTICS st IS 'kept';

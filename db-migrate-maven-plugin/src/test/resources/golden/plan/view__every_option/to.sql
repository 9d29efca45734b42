CREATE TABLE t (a int, b int);
CREATE VIEW v WITH (security_barrier = true, check_option = local) AS SELECT a, b FROM t WHERE a > 0;
ALTER VIEW v ALTER a SET DEFAULT 7;
ALTER VIEW v OWNER TO pg_monitor;
COMMENT ON VIEW v IS 'kept';

CREATE UNLOGGED TABLE t (a int NOT NULL, b text) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.5, toast.autovacuum_enabled = off, parallel_workers = 2, toast_tuple_target = 200);
CREATE UNIQUE INDEX t_a ON t (a);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_a, CLUSTER ON t_a, ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY, OWNER TO pg_monitor;
CREATE VIEW v AS SELECT a FROM t;
COMMENT ON TABLE t IS 'kept';

CREATE TABLE t (a int PRIMARY KEY, b int, c int);
CREATE TABLE u (a int PRIMARY KEY);
CREATE SCHEMA s;
CREATE PUBLICATION p FOR TABLE t (a, c) WHERE (a > 2) WITH (publish = 'insert, truncate', publish_via_partition_root = true);
COMMENT ON PUBLICATION p IS 'kept';
ALTER PUBLICATION p OWNER TO pg_monitor;

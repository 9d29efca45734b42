ALTER SCHEMA public OWNER TO pg_read_all_stats;
CREATE TABLE t (x int);

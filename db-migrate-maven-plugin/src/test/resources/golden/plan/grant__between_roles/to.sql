CREATE TABLE t (a int);
GRANT SELECT ON t TO pg_monitor WITH GRANT OPTION;
SET ROLE pg_monitor;
GRANT SELECT ON t TO pg_read_all_stats;
RESET ROLE;

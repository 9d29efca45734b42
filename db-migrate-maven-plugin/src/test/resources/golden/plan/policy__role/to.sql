CREATE TABLE t (id int PRIMARY KEY, owner text, tenant int);
CREATE POLICY own ON t TO pg_monitor, pg_read_all_stats USING (true);

CREATE TABLE t (id int PRIMARY KEY) WITH (autovacuum_enabled = false, fillfactor = 80);

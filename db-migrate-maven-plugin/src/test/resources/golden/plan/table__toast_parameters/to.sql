CREATE TABLE t (id int, x text) WITH (toast.autovacuum_enabled = false);

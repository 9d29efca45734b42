CREATE TABLE t (x text);
ALTER TABLE t ALTER x SET (n_distinct = 50);

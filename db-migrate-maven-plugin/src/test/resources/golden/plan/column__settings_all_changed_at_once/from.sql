CREATE TABLE t (a text COMPRESSION pglz, b text, c int);
ALTER TABLE t ALTER a SET STORAGE MAIN, ALTER a SET STATISTICS 10, ALTER a SET (n_distinct = 5, n_distinct_inherited = 6);
CREATE VIEW v AS SELECT a, c FROM t;
CREATE INDEX t_a ON t (a);

CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT a FROM t;

CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE VIEW v WITH (security_barrier) AS SELECT id, b FROM t WHERE b > 0 WITH LOCAL CHECK OPTION;

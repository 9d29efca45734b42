CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE VIEW v WITH (security_invoker = true) AS SELECT id FROM t;

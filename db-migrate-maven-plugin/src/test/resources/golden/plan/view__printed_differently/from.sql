CREATE TABLE t (id int PRIMARY KEY, a text, b int);

CREATE VIEW v AS SELECT t.*, CASE WHEN b IN (1, 2) THEN 'low' ELSE 'high' END AS level FROM t WHERE a LIKE 'x%' AND b BETWEEN 1 AND 5 OR NOT EXISTS (SELECT FROM t x WHERE x.id <> t.id);

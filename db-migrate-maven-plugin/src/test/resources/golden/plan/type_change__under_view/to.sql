CREATE TABLE t (id int PRIMARY KEY, x bigint);
CREATE VIEW v AS SELECT id, x + 1 AS y FROM t;

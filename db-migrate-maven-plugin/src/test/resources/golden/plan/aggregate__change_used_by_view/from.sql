CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0'); CREATE TABLE t (x int); CREATE VIEW v AS SELECT total(x) FROM t;

CREATE TABLE t (a bigint, c text);
CREATE FUNCTION f(t) RETURNS text LANGUAGE sql AS 'SELECT $1.a::text';
CREATE VIEW v AS SELECT t AS whole, f(t) AS f FROM t;
CREATE MATERIALIZED VIEW m AS SELECT f(t.*) AS f FROM t;
CREATE INDEX t_f ON t ((a + 1));

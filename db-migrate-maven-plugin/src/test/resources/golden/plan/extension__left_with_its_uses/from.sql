CREATE EXTENSION hstore;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION citext;
CREATE TABLE t (id int, h hstore, c citext, n text);
CREATE INDEX t_n ON t USING gin (n gin_trgm_ops);
CREATE VIEW v AS SELECT h -> 'a' AS a, c FROM t;
CREATE FUNCTION f(citext) RETURNS hstore LANGUAGE sql AS 'SELECT NULL::public.hstore';

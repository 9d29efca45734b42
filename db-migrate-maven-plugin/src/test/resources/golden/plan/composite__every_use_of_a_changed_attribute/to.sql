CREATE TYPE c AS (a bigint, b text);
CREATE TABLE t (x c, y c[], z c DEFAULT ROW(1, 'x')::c);
CREATE FUNCTION f(c) RETURNS c LANGUAGE sql AS 'SELECT $1';
CREATE VIEW v AS SELECT (x).a FROM t;
CREATE DOMAIN d AS c CHECK ((VALUE).a > 0);
CREATE TABLE u (x d);
CREATE INDEX t_xa ON t (((x).a));

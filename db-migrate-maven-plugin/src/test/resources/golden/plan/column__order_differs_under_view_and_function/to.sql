CREATE TABLE t (c date, a int, b text, d int);
CREATE VIEW v AS SELECT c, a, b, d FROM t;
CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';

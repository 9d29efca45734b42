CREATE COLLATION c (locale = 'C');
CREATE FUNCTION f(x text) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT x < ''b''';
CREATE DOMAIN d AS text COLLATE c CONSTRAINT low CHECK (VALUE < 'm');
CREATE TYPE pair AS (a text COLLATE c, b int);
CREATE TABLE t (a d, b text CONSTRAINT k CHECK (b COLLATE c < 'x'), p pair);

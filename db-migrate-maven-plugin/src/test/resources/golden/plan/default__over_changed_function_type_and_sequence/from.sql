CREATE TYPE e AS ENUM ('a', 'b');
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE SEQUENCE s;
CREATE TABLE t (x e DEFAULT 'a', y int DEFAULT f(), z int DEFAULT nextval('s'), w e[] DEFAULT '{a}');

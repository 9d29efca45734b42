CREATE TYPE e AS ENUM ('b');
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT 1';
CREATE SEQUENCE other;
CREATE TABLE t (x e DEFAULT 'b', y bigint DEFAULT f(), z int DEFAULT nextval('other'), w e[] DEFAULT '{b}');

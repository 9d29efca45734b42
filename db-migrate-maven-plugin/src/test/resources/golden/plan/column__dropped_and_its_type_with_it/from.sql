CREATE TYPE mood AS ENUM ('ok', 'sad');
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE SEQUENCE s;
CREATE TABLE t (id int, a mood DEFAULT 'ok', b positive[], c int DEFAULT nextval('s'));
CREATE FUNCTION f(mood) RETURNS mood LANGUAGE sql AS 'SELECT $1';

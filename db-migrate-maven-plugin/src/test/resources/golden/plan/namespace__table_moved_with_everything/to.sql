CREATE SCHEMA old;
CREATE SCHEMA new;
CREATE TYPE new.e AS ENUM ('a');
CREATE SEQUENCE new.s;
CREATE TABLE new.t (id int PRIMARY KEY DEFAULT nextval('new.s'), x new.e);
CREATE INDEX t_x ON new.t (x);
CREATE VIEW new.v AS SELECT id FROM new.t;
CREATE FUNCTION new.f(new.t) RETURNS new.e LANGUAGE sql AS 'SELECT $1.x';

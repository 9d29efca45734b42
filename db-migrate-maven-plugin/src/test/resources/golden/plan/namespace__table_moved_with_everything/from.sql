CREATE SCHEMA old;
CREATE SCHEMA new;
CREATE TYPE old.e AS ENUM ('a');
CREATE SEQUENCE old.s;
CREATE TABLE old.t (id int PRIMARY KEY DEFAULT nextval('old.s'), x old.e);
CREATE INDEX t_x ON old.t (x);
CREATE VIEW old.v AS SELECT id FROM old.t;
CREATE FUNCTION old.f(old.t) RETURNS old.e LANGUAGE sql AS 'SELECT $1.x';

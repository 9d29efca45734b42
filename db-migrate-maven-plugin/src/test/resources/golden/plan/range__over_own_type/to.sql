CREATE TYPE e AS ENUM ('a', 'b', 'c');
CREATE DOMAIN d AS int;
CREATE TYPE er AS RANGE (subtype = e);
CREATE TABLE t (x er, y er_multirange DEFAULT '{}', CONSTRAINT no EXCLUDE USING gist (x WITH &&));
CREATE INDEX t_y ON t USING gist (y);
CREATE FUNCTION f(er) RETURNS er_multirange LANGUAGE sql AS 'SELECT er_multirange($1)';

CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE TABLE app.users (id bigint PRIMARY KEY, mood app.mood);
CREATE VIEW app.happy AS SELECT id FROM app.users WHERE mood = 'ok';
CREATE FUNCTION app.one() RETURNS integer LANGUAGE sql AS 'SELECT 1';

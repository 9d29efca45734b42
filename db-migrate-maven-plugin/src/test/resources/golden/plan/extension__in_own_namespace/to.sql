CREATE SCHEMA extensions;
CREATE EXTENSION hstore SCHEMA extensions;
CREATE TABLE t (id int PRIMARY KEY, attributes extensions.hstore);
CREATE INDEX t_attributes ON t USING gin (attributes);

CREATE FUNCTION next_number() RETURNS int LANGUAGE sql AS 'SELECT 42';
CREATE TABLE t (id int PRIMARY KEY, x int DEFAULT next_number());

CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT x';
CREATE TABLE p (a int DEFAULT f(1), b int CHECK (f(b) > 0), c text);
CREATE INDEX p_f ON p (f(a));

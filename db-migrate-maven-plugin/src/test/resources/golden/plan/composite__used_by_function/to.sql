CREATE TYPE pair AS (a int, b int, c int); CREATE FUNCTION f() RETURNS pair LANGUAGE sql AS 'SELECT 1, 2, 3';

CREATE FUNCTION add_up(int, int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1 + $2'; CREATE AGGREGATE total(int) (SFUNC = add_up, STYPE = int, INITCOND = '0');

CREATE FUNCTION tot(numeric, numeric) RETURNS numeric IMMUTABLE LANGUAGE sql AS 'SELECT $1 + $2';
CREATE FUNCTION fin(numeric) RETURNS numeric IMMUTABLE LANGUAGE sql AS 'SELECT $1';
CREATE AGGREGATE a(numeric) (SFUNC = tot, STYPE = numeric);
COMMENT ON AGGREGATE a(numeric) IS 'sum';
GRANT EXECUTE ON FUNCTION a(numeric) TO pg_monitor;

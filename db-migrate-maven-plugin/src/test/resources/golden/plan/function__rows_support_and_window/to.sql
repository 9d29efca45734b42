CREATE FUNCTION f() RETURNS SETOF int LANGUAGE sql ROWS 7 SUPPORT generate_series_int4_support AS 'SELECT 1';
CREATE FUNCTION wf() RETURNS bigint WINDOW IMMUTABLE LANGUAGE internal AS 'window_row_number';

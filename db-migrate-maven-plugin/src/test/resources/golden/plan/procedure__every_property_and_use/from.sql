CREATE PROCEDURE p(a int, INOUT b text DEFAULT 'x') LANGUAGE plpgsql AS 'BEGIN END';
COMMENT ON PROCEDURE p(int, text) IS 'kept';
GRANT EXECUTE ON PROCEDURE p(int, text) TO pg_monitor;

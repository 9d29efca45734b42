CREATE PROCEDURE p(c int, INOUT b text) LANGUAGE plpgsql SECURITY DEFINER SET work_mem = '4MB' AS 'BEGIN END';
COMMENT ON PROCEDURE p(int, text) IS 'kept';
GRANT EXECUTE ON PROCEDURE p(int, text) TO pg_monitor;

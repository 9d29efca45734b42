CREATE FUNCTION f(a int, OUT b int, OUT c text) LANGUAGE plpgsql AS 'BEGIN b := a; END';
GRANT EXECUTE ON FUNCTION f(int) TO pg_monitor;
ALTER FUNCTION f(int) OWNER TO pg_monitor;

CREATE LANGUAGE plx HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;
ALTER LANGUAGE plx OWNER TO pg_monitor;
CREATE FUNCTION f() RETURNS int LANGUAGE plx AS 'BEGIN RETURN 1; END';
CREATE TABLE t (a int DEFAULT f());

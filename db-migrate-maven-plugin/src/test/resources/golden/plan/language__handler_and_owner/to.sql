CREATE LANGUAGE plx HANDLER plpgsql_call_handler;
ALTER LANGUAGE plx OWNER TO pg_monitor;

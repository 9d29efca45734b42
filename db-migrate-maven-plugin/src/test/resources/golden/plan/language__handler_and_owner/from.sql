CREATE LANGUAGE plx HANDLER plpgsql_call_handler;

create conversion myconv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create language plx handler plpgsql_call_handler;

create function e() returns event_trigger language plpgsql as 'begin end';
create event trigger t1 on ddl_command_end when tag in ('CREATE TABLE','DROP TABLE') execute function e();
create event trigger t2 on sql_drop execute function e();
alter event trigger t2 enable always;

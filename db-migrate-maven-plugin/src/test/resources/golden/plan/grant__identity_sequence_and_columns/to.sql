create table t (a int generated always as identity, b text);
grant all on all sequences in schema public to pg_monitor;
grant all on t to pg_monitor;
revoke delete on t from pg_monitor;
grant update (b) on t to public;

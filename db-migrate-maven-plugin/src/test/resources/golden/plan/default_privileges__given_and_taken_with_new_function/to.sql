alter default privileges grant select on tables to pg_monitor;
alter default privileges revoke execute on functions from public;
create table t (a int);
create function f() returns int language sql as 'select 1';

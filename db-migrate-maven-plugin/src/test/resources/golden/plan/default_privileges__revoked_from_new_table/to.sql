alter default privileges grant select on tables to pg_monitor;
create table t (a int);
create table u (a int);
revoke select on u from pg_monitor;
create view v as select 1 as x;

create table t (a int);
create view v as select a from t;
grant select on v to pg_monitor;
grant select (a) on v to pg_monitor;
comment on view v is 'x';
comment on column v.a is 'y';
create view w as select * from v;
grant select on w to public;

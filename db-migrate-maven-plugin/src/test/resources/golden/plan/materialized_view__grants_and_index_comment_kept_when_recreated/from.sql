create table t (a int);
create materialized view m as select a from t;
create unique index mi on m(a);
create view v as select a from m;
grant select on m to pg_monitor;
comment on index mi is 'i';

create table t (a int);
create materialized view m with (fillfactor=50) as select a from t;
create unique index mi on m(a);
alter materialized view m cluster on mi;
alter materialized view m alter column a set statistics 5;

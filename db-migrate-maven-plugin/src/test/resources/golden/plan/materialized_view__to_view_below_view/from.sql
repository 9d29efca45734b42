create table t (a int);
create materialized view m as select a from t;
create index on m(a);
create view v as select * from m;

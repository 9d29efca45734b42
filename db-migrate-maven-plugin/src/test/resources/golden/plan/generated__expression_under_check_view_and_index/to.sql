create table t (a int, b int generated always as (a+2) stored, check (b > 0));
create view v as select b from t;
create unique index on t(b);

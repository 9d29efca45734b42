create table t (a bigint, g bigint generated always as (a*2) stored);
create index i on t(g);
create view v as select g from t;

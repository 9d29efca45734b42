create table t (a int, g int generated always as (a*2) stored);
create index i on t(g);
create view v as select g from t;

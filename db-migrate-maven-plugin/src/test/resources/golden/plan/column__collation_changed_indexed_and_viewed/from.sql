create table t (a text collate "C", b text);
create index on t(a);
create view v as select a from t;

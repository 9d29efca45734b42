create table t (a text, b text collate "POSIX");
create index on t(a);
create view v as select a from t;

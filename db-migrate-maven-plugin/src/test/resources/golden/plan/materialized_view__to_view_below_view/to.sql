create table t (a int);
create view m as select a from t;
create view v as select * from m;

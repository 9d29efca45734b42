create table t (a int);
create view x as select a from t;

create type c as (x int, y int);
create table t (v c);
create view w as select (v).x from t;

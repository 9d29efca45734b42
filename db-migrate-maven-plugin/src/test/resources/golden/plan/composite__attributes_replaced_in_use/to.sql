create type c as (x bigint, z text);
create table t (v c);
create view w as select (v).x from t;

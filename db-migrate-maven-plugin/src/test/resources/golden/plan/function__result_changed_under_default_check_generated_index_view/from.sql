create function f(int) returns int language sql immutable as 'select $1';
create table t (a int default f(1), b int check (f(b) > 0), g int generated always as (f(a)) stored);
create index i on t (f(a));
create view v as select f(a) from t;

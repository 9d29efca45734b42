create type e as enum ('c','b','a');
create table t (x e default 'a', y e[], z int check (z>0));
create index i on t(x) where x = 'b';
create view v as select x from t where x='c';
create function f(e) returns e language sql as 'select $1';
create domain d as e check (value <> 'a');
create table u (q d);

create type e as enum ('z','a','b','c');
create table t (x e default 'b');

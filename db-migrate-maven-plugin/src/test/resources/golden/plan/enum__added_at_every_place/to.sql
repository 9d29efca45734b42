create type e as enum ('z','a','m', 'b','c');
create table t (x e default 'm');

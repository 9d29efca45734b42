create type e as enum ('m');
create table t (x e default 'm');

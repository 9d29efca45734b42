create table p (a int, b int, c text default 'x' not null) partition by range (a);
create table q partition of p for values from (1) to (5);
alter table q alter c set default 'y';
comment on column q.c is 'c';
grant select (c) on q to pg_monitor;

create table p (a int default 3, b int);
create table c (x int) inherits (p);
alter table c alter a set default 4;
alter table c alter b set not null;

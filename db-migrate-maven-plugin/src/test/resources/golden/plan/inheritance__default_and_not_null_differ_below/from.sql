create table p (a int default 1, b int not null);
create table c (x int) inherits (p);
alter table c alter a set default 2;

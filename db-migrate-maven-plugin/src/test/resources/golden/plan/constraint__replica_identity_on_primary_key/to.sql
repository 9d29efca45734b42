create table t (a int, constraint tp primary key (a));
alter table t replica identity using index tp;

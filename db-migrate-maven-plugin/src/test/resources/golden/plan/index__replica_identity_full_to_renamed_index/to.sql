create table t (a int not null);
create unique index ui2 on t(a);
alter table t replica identity using index ui2;

create table t (a int not null, b int);
create unique index ui on t(a);
alter table t replica identity using index ui;
alter table t cluster on ui;

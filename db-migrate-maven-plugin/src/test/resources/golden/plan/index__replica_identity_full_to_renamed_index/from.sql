create table t (a int not null);
create unique index ui on t(a);
alter table t replica identity full;

create table t (a int not null, b int);
create unique index ui on t(a);

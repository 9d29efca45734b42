create table t (a int not null);
create unique index ui on t(a);
create table u (x int references t(a));

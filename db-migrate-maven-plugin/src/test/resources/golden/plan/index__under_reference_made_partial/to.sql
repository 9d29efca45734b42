create table t (a int not null);
create unique index ui on t(a) where a > 0;
create table u (x int);

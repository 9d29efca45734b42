create table t (a int primary key, b int unique);
create table u (x int references t(a));

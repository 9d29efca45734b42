create table t (a int unique, b int primary key);
create table u (x int references t(b));

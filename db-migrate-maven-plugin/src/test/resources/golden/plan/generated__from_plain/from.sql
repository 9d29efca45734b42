create table t (a int, b int default 3 not null);

create table t (a int, p int);

create table t (a int, constraint c2 check (a>0), constraint c3 check (a>1));

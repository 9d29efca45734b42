create table t (a int, b int, constraint x check (a>0), constraint y check (b>0));

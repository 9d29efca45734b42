create table t (a int, b int, constraint y check (a>0), constraint x check (b>0));

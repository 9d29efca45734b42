create table p (a int, constraint k check (a>0));
create table c (x int, constraint k2 check (x>0)) inherits (p);

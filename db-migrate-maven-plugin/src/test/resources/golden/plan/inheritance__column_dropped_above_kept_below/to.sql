create table p (a int);
create table c (x int, b int) inherits (p);

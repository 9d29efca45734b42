create table p (a int, b int, n text);
create table c (x int, n text) inherits (p);

create table p (a int, b int) partition by list (a);
create index pb on p(b);
create table p1 partition of p for values in (1);

create table p (a int, b int) partition by list (a);
create table p11 (a int, b int);

create table p (a int, b int) partition by range (a);
create table q partition of p for values from (1) to (5);

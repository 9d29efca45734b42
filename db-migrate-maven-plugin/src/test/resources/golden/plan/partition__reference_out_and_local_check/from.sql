create table p (a int primary key, b text) partition by range (a);
create table q partition of p for values from (1) to (5);
create table z (i int primary key);

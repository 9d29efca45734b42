create table p (a int, b int, primary key (a)) partition by list (a);
create table p1 partition of p for values in (1);
create table o (x int references p);

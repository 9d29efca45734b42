create table p (a int, b text, primary key (a)) partition by range (a);
create table q partition of p for values from (1) to (5);
create unique index on p(a,b);
create table r partition of p default;
create table o (x int references p);

create table p (a int not null, b text) partition by range (a);
create table q partition of p for values from (1) to (5);
create index on p(b);

create table p (a int, b bigint not null default 5) partition by range (a);
create table q partition of p for values from (1) to (5);
create index on p(b);

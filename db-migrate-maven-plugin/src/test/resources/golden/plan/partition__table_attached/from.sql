create table p (a int not null, b text) partition by range (a);
create table q (a int not null, b text);
create index on p(b);

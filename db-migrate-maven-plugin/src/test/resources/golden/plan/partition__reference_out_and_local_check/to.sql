create table z (i int primary key);
create table p (a int primary key, b text, z int references z) partition by range (a);
create table q partition of p for values from (1) to (5);
alter table q add constraint qq check (a < 3);

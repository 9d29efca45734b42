create table p (a int, b int) partition by list (a);
create index pb on p(b);
create table p1 (a int, b int, constraint ck check (a is not null and a = 1));
create index p1b on p1(b);

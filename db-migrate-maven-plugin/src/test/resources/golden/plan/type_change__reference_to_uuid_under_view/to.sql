create table p (id uuid primary key);
create table c (pid uuid references p, x int);
create view v as select * from p join c on pid = id;

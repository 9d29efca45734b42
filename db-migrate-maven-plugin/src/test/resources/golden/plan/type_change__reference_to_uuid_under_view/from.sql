create table p (id int primary key);
create table c (pid int references p, x int);
create view v as select * from p join c on pid = id;

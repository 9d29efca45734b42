create table p (id int primary key);
create table c (pid int references p, x int);

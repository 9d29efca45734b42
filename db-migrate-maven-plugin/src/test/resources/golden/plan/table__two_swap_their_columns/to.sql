create table a (y int);
create table b (x int);

create table p (a int, b int, primary key (a, b)) partition by list (a);
create table p1 partition of p for values in (1);
create table o (x int, y int, foreign key (x,y) references p);

create table p (id bigint primary key);
create table c (pid bigint references p, x int);

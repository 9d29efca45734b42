create schema s;
create table s.t (a int primary key);
create table u (a int primary key, b int);

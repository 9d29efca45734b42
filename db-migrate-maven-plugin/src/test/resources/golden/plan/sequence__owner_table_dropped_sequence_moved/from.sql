create table t (a int);
create table u (a int);
create sequence s owned by t.a;

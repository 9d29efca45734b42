create table t (a int);
create sequence s owned by t.a;

create table u (a int);
create sequence s owned by u.a;

create table x (a int);
comment on table x is 't';

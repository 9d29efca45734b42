create schema s;
create table s.t (a int);
create type s.e as enum('x');
create function s.f() returns int language sql as 'select 1';
create view s.v as select a from s.t;
comment on schema s is 'x';

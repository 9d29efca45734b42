create function f(int) returns int language sql as 'select 1';
create function f(text) returns int language sql as 'select 1';
create view v as select f(1) x, f('a'::text) y;

create function f(int, int default 2) returns int language sql as 'select 1';
create function f(text) returns text language sql as 'select ''x''';
create view v as select f(1) x, f('a'::text) y;

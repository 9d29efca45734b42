create extension hstore;
create function f() returns int language sql as 'select 1';

create type e as enum ('a');
create domain d as int;
create function f() returns int language sql as 'select 1';
create schema s;
create sequence q;
create procedure p() language sql as 'select 1';

create type c as (x int);
create function f(c) returns c language sql as 'select $1';
create view v as select f(row(1)::c);

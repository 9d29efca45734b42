create type c as (x text, y int);
create function f(c) returns c language sql as 'select $1';
create view v as select f(row('1',2)::c);

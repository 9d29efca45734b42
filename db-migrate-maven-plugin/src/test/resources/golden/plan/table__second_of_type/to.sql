create type c as (a int, b text);
create table t of c (primary key (a));
create table u of c (b with options not null default 'x');

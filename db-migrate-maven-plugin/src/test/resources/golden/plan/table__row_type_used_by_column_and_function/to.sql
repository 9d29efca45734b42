create table t (a int, b int);
create table u (r t, rs t[]);
create function f(t) returns setof t language sql as 'select $1';

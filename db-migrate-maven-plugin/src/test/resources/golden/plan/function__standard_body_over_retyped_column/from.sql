create table t (a int); create function f() returns int language sql begin atomic select max(a) from t; end;

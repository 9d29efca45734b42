create table t (a bigint); create function f() returns bigint language sql begin atomic select max(a) from t; end;

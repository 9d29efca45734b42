create function b(int) returns int language plpgsql as 'begin return 1; end';
create function a(int) returns int language sql as 'select b(1)';
create or replace function b(int) returns int language plpgsql as 'begin return a(1); end';
create table t (x int default a(1));
create function c() returns setof t language sql as 'select * from t';
create view v as select * from c();

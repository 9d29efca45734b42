create function f() returns bigint language sql as 'select 1::bigint';
create table t (a int);
alter table t enable row level security;
create policy p on t using (a = f());

create function f() returns int language sql as 'select 1';
create table t (a int);
alter table t enable row level security;
create policy p on t using (a = f());

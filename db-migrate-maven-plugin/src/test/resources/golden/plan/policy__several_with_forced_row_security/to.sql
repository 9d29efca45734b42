create table t (a int);
alter table t enable row level security;
alter table t force row level security;
create policy p on t as restrictive for select to pg_monitor using (a > 1);
create policy q on t for insert with check (a>2);

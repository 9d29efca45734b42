create table t (a int);
create policy p on t to pg_monitor using (a>0) with check (a>1);

create table t (a int);
create policy p on t to pg_monitor, public using (a>0);
create policy q on t as restrictive for update to current_user using (true);

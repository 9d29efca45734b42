create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a int);
create trigger x before insert or update or delete on t for each row execute function f('a''b', '2');
create trigger y after truncate on t execute function f();
alter table t enable always trigger y;
alter table t enable replica trigger x;

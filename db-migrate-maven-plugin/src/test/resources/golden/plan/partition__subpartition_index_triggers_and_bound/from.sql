create function f() returns trigger language plpgsql as 'begin return new; end';
create table p (a int, b int) partition by list (a);
create table p1 partition of p for values in (1);
create table p2 partition of p for values in (2) partition by range (b);
create table p21 partition of p2 default;
create index pi on p(b);
create trigger t1 after insert on p for each row execute function f();

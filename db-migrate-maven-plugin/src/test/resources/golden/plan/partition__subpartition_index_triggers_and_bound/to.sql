create function f() returns trigger language plpgsql as 'begin return new; end';
create table p (a int, b int, c text) partition by list (a);
create table p1 partition of p for values in (1,3);
create table p2 partition of p for values in (2) partition by range (b);
create table p21 partition of p2 default;
create table p22 partition of p2 for values from (1) to (2);
create index pi2 on p(b, c);
create trigger t2 after insert on p for each row execute function f();
create trigger t3 before update on p1 for each row execute function f();

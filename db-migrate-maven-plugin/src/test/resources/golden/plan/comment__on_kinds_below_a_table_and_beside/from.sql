create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a int check (a>0), b text);
create domain d as int constraint dc check (value>0);

create collation c1 (locale='C');
create table t (a text collate c1);
create domain d as text collate c1;

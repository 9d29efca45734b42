create table t (x text default 'a' check (x in ('a','b')), y varchar(3)[]);

create table t (a int default 5, b text default '3', c int default 1, d varchar(3) default 'x', e text default 'abc');

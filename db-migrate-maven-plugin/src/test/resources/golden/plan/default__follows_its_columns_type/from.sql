create table t (a text default '5', b int default 3, c boolean default true, d text default 'x', e varchar(5) default 'abc');

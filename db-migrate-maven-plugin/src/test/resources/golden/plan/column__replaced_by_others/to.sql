create table t (c date, d int not null, a bigint);

create table t (a varchar(10), b numeric(5,2)[], c timestamp(3), d interval, e char(3), f bit(3), g time);

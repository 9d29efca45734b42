create table t (a varchar(5), b int[], c timestamptz(0), d interval day to second, e text, f varbit(9), g timetz);

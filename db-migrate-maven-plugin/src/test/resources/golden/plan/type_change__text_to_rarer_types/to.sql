create table t (a int[], b jsonb, c interval, d point, e inet, f int4range);

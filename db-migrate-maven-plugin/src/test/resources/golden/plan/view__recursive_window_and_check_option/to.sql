create table t (a int, p int);
create recursive view r(a) as select a from t union all select t.a from t join r on t.p = r.a;
create view w as select a, row_number() over (partition by p order by a) from t;
create view x with (check_option=local) as select * from t where a>0;

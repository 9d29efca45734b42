create table t (a int, b text, c date);

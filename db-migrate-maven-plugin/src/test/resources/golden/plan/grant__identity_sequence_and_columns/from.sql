create table t (a int generated always as identity, b text);

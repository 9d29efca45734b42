create table t (id bigint generated always as identity (start 100));

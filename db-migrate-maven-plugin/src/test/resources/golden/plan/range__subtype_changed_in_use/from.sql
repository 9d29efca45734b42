create type r as range (subtype=int4);
create table t (v r, w r_multirange);
create index on t using gist (v);

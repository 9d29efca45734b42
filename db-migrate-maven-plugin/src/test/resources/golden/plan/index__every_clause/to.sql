create table t (a int, b text, j jsonb);
create index i1 on t using hash(b);
create index i2 on t using gin (j jsonb_path_ops) with (fastupdate=off);
create unique index i3 on t (a desc nulls last, lower(b) collate "C" text_pattern_ops) include (j) nulls not distinct where a > 0;
create index i4 on t using brin (a) with (pages_per_range=4);

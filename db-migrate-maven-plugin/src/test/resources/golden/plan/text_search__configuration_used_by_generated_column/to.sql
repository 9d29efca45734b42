create text search configuration c (copy = simple);
create text search dictionary d (template = simple, stopwords='english');
alter text search configuration c alter mapping for word with d, simple;
comment on text search configuration c is 'x';
create table t (a text, v tsvector generated always as (to_tsvector('public.c', a)) stored);

create extension pg_trgm;
create extension hstore;
create table t (a text, h hstore);
create index i on t using gin (a gin_trgm_ops);

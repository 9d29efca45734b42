CREATE EXTENSION btree_gist;
CREATE TABLE t (a int, r int4range, CONSTRAINT e EXCLUDE USING gist (a WITH <>, r range_ops WITH &&) INCLUDE (a) WITH (fillfactor = 70) WHERE (a > 3) DEFERRABLE INITIALLY DEFERRED);
COMMENT ON CONSTRAINT e ON t IS 'kept';
COMMENT ON INDEX e IS 'kept too';

CREATE EXTENSION btree_gist;
CREATE TABLE t (a int, r int4range, CONSTRAINT e EXCLUDE USING gist (a WITH =, r WITH &&));
COMMENT ON CONSTRAINT e ON t IS 'kept';
COMMENT ON INDEX e IS 'kept too';

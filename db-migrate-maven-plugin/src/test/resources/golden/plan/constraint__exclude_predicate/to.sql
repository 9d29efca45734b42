CREATE TABLE t (r int4range, active boolean, CONSTRAINT e EXCLUDE USING gist (r WITH &&) WHERE (active) DEFERRABLE);

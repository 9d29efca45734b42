CREATE TABLE t (r tstzrange, CONSTRAINT no_two EXCLUDE USING gist (r WITH &&));

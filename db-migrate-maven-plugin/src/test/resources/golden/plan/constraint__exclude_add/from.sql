CREATE TABLE t (r tstzrange);

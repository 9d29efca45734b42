CREATE TABLE t (id serial, x text);

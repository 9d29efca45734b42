CREATE DOMAIN m AS text CHECK (VALUE IN ('a', 'b')); CREATE TABLE t (x m);

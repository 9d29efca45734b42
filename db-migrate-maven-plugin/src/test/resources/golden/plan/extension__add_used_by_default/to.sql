CREATE EXTENSION pgcrypto;
CREATE TABLE t (id int PRIMARY KEY, token text DEFAULT encode(gen_random_bytes(8), 'hex'));

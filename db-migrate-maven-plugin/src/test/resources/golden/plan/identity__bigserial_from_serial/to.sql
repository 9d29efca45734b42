CREATE TABLE t (id bigserial PRIMARY KEY, x text);

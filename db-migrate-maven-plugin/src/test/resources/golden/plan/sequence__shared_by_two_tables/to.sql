CREATE SEQUENCE s; CREATE TABLE t (id bigint DEFAULT nextval('s')); CREATE TABLE u (id bigint DEFAULT nextval('s'));

CREATE SEQUENCE numbers;
CREATE TABLE t (id int PRIMARY KEY, x bigint DEFAULT nextval('numbers'));

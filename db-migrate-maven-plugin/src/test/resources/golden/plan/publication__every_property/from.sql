CREATE TABLE t (a int PRIMARY KEY, b int, c int);
CREATE TABLE u (a int PRIMARY KEY);
CREATE SCHEMA s;
CREATE PUBLICATION p FOR TABLE t (a, b) WHERE (a > 1), u WITH (publish = 'insert, update');
COMMENT ON PUBLICATION p IS 'kept';

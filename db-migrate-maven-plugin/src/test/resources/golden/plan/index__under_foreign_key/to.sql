CREATE TABLE t (id int PRIMARY KEY, a int, b text, c int[], d jsonb, e point, f tsvector, g inet);
CREATE UNIQUE INDEX i ON t (a) INCLUDE (b);
CREATE TABLE u (a int REFERENCES t (a));

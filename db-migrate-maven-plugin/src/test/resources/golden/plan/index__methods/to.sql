CREATE TABLE t (id int PRIMARY KEY, a int, b text, c int[], d jsonb, e point, f tsvector, g inet);
CREATE INDEX h ON t USING hash (a);
CREATE INDEX g ON t USING gin (c);
CREATE INDEX j ON t USING gin (d jsonb_path_ops);
CREATE INDEX s ON t USING spgist (e);
CREATE INDEX r ON t USING gist (e);
CREATE INDEX b ON t USING brin (a) WITH (pages_per_range = 32);
CREATE INDEX i ON t USING gist (g inet_ops);

CREATE TABLE t (a text, s tsvector GENERATED ALWAYS AS (to_tsvector('english', a)) STORED);
CREATE INDEX t_s ON t USING gin (s);
CREATE VIEW v AS SELECT a, s FROM t;

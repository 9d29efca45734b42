CREATE COLLATION c (provider = icu, locale = 'de-DE');
CREATE TABLE t (a text COLLATE c, b text);
CREATE INDEX t_a ON t (a);
CREATE INDEX t_b ON t (b COLLATE c);
CREATE VIEW v AS SELECT a, b COLLATE c AS b FROM t;
COMMENT ON COLLATION c IS 'german';

CREATE TABLE t (id int PRIMARY KEY, a int, b text, c int[], d jsonb, e point, f tsvector, g inet);
CREATE INDEX i ON t (a); COMMENT ON INDEX i IS 'for the report';

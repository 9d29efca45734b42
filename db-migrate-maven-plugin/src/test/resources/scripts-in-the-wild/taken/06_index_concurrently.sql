-- // CONCURRENTLY, which PostgreSQL refuses in a transaction
-- transactional: false
-- then: SELECT count(*) FROM pg_index WHERE indrelid = 'a6'::regclass AND indisvalid => 2
CREATE TABLE a6 (id int, name text);
INSERT INTO a6 SELECT i, 'n' || i FROM generate_series(1, 100) i;
CREATE INDEX CONCURRENTLY a6_id ON a6 (id);
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a6_name ON a6 (name);
REINDEX INDEX CONCURRENTLY a6_id;

-- //@UNDO
DROP INDEX CONCURRENTLY a6_name;
DROP INDEX CONCURRENTLY a6_id;
DROP TABLE a6;

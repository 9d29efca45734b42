CREATE TYPE e AS ENUM ('c', 'a');
CREATE DOMAIN d AS bigint;
CREATE TABLE t (x e, y d, g boolean GENERATED ALWAYS AS (x = 'a') STORED, h d GENERATED ALWAYS AS (y + 1) STORED);
CREATE INDEX t_g ON t (g, h);
COMMENT ON COLUMN t.g IS 'kept';

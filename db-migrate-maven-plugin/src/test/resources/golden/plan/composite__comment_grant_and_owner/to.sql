CREATE TYPE c AS (a int, b text COLLATE "POSIX");
COMMENT ON COLUMN c.b IS 'b';
GRANT USAGE ON TYPE c TO pg_monitor;
ALTER TYPE c OWNER TO pg_monitor;

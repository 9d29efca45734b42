CREATE TYPE address AS (street text); COMMENT ON COLUMN address.street IS 'and number';

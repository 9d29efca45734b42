CREATE TYPE address AS (street text, zip text); COMMENT ON COLUMN address.street IS 'and number';

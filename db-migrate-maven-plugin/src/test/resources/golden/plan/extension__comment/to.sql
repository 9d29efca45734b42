CREATE EXTENSION hstore;
COMMENT ON EXTENSION hstore IS 'keys and values';

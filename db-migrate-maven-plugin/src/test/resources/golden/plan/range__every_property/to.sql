CREATE FUNCTION diff(text, text) RETURNS float8 IMMUTABLE LANGUAGE sql AS 'SELECT 1.0::float8';
CREATE TYPE r AS RANGE (subtype = text, subtype_opclass = text_pattern_ops, collation = "C", subtype_diff = diff, multirange_type_name = many_r);
CREATE TABLE t (x r, y many_r, z r[]);
CREATE VIEW v AS SELECT x, lower(x) AS l FROM t;
COMMENT ON TYPE r IS 'kept';
GRANT USAGE ON TYPE r TO pg_monitor;

CREATE TABLE t (id int PRIMARY KEY, a int, b text, c int[], d jsonb, e point, f tsvector, g inet);
CREATE FUNCTION slug(text) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT replace(lower($1), ' ', '-') $$; CREATE UNIQUE INDEX i ON t (slug(b));

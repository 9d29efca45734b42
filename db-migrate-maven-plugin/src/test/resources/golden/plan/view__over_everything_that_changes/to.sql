CREATE TYPE e AS ENUM ('a', 'c', 'd');
CREATE SCHEMA s;
CREATE TABLE s.t (id bigint PRIMARY KEY, x e, j jsonb, tags text[]);
CREATE FUNCTION s.f(e) RETURNS varchar IMMUTABLE LANGUAGE sql AS 'SELECT $1::text';
CREATE VIEW s.v AS WITH q AS (SELECT id, s.f(x) AS f, j ->> 'k' AS k FROM s.t) SELECT q.*, unnest(t.tags) AS tag, row_number() OVER (PARTITION BY k ORDER BY q.id) AS n FROM q JOIN s.t USING (id) WHERE x <> 'c';

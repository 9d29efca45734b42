CREATE TYPE c AS (a int);
CREATE FUNCTION ccmp(c, c) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1';
CREATE OPERATOR CLASS oc DEFAULT FOR TYPE c USING btree AS FUNCTION 1 ccmp(c, c);
CREATE OPERATOR CLASS pt FOR TYPE polygon USING gist AS OPERATOR 3 &&, FUNCTION 1 gist_poly_consistent(internal, polygon, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal), FUNCTION 3 gist_poly_compress(internal), FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal), STORAGE box;

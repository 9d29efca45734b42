-- // ? as an operator of JSONB, never a parameter
-- transactional: true
-- then: SELECT count(*) FROM a10 WHERE doc ? 'a' AND doc ?| array['b', 'c'] AND doc ?& array['a', 'b'] => 1
CREATE TABLE a10 (doc jsonb CHECK (doc ? 'a'), note text DEFAULT 'why? what??');
CREATE INDEX a10_b ON a10 ((doc ? 'b')) WHERE doc ?| array['b', 'c'];
INSERT INTO a10 VALUES ('{"a": 1, "b": 2}');

-- //@UNDO
DROP TABLE a10;

-- // the last statement without a semicolon
-- transactional: true
-- then: SELECT count(*) FROM a8 => 3
CREATE TABLE a8 (id int);
INSERT INTO a8
SELECT * FROM generate_series(1, 3)
-- //@UNDO
DROP TABLE a8

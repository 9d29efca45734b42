-- // its own BEGIN and COMMIT
-- transactional: true
-- then: SELECT count(*) FROM a3 => 2
BEGIN;
CREATE TABLE a3 (id int);
INSERT INTO a3 VALUES (1), (2);
COMMIT;

-- //@UNDO
BEGIN;
DROP TABLE a3;
COMMIT;

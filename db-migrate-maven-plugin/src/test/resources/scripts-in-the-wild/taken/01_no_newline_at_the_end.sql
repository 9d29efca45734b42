-- // no newline at the end
-- transactional: true
-- then: SELECT count(*) FROM a1 => 1
CREATE TABLE a1 (id int);
INSERT INTO a1 VALUES (1);
-- //@UNDO
DROP TABLE a1;
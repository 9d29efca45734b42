-- // several transactions of its own, with statements between them
-- transactional: false
-- then: SELECT string_agg(id::text, ',' ORDER BY id) FROM a4 => 1,2,4
START TRANSACTION;
CREATE TABLE a4 (id int);
INSERT INTO a4 VALUES (1);
END;
INSERT INTO a4 VALUES (2);
BEGIN WORK;
INSERT INTO a4 VALUES (3);
ROLLBACK;
BEGIN; SAVEPOINT s; INSERT INTO a4 VALUES (3); ROLLBACK TO s; INSERT INTO a4 VALUES (4); COMMIT

-- //@UNDO
BEGIN;
DELETE FROM a4;
COMMIT;
BEGIN;
DROP TABLE a4;
COMMIT;

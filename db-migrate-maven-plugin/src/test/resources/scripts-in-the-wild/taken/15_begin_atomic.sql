-- // bodies in standard SQL
-- transactional: true
-- then: SELECT a15_next(2) || ' ' || (SELECT count(*) FROM a15) => 3 1
CREATE TABLE a15 (id int, "end" text);
CREATE FUNCTION a15_next(n int) RETURNS int LANGUAGE sql BEGIN ATOMIC
    SELECT CASE WHEN n > 0 THEN CASE n WHEN 1 THEN 1 ELSE 2 END END AS end;
    SELECT n + 1; -- last;
END;
CREATE OR REPLACE PROCEDURE a15_fill() BEGIN ATOMIC
    INSERT INTO a15 VALUES (1, 'begin;');
    UPDATE a15 SET "end" = (CASE WHEN a15.id = 1 THEN 'end' END);
END;
CALL a15_fill();

-- //@UNDO
DROP PROCEDURE a15_fill();
DROP FUNCTION a15_next(int);
DROP TABLE a15;

-- // a procedure that commits, which the script's text does not tell where it is called
-- transactional: false
-- then: SELECT count(DISTINCT xmin::text) FROM a12 => 2
CREATE TABLE a12 (id int);
CREATE PROCEDURE a12_fill() LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO a12 VALUES (1);
    COMMIT;
    INSERT INTO a12 VALUES (2);
END
$$;
CALL a12_fill();

-- //@UNDO
DROP PROCEDURE a12_fill();
DROP TABLE a12;

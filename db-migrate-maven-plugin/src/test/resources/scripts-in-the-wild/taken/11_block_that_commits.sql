-- // a DO block that commits in batches
-- transactional: false
-- then: SELECT count(DISTINCT xmin::text) FROM a11 => 3
CREATE TABLE a11 (id int);
DO $$
BEGIN
    FOR i IN 1..3 LOOP
        INSERT INTO a11 VALUES (i);
        COMMIT;
    END LOOP;
END
$$;

-- //@UNDO
DROP TABLE a11;

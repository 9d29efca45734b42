-- // comments with ; in them
-- transactional: true
-- then: SELECT id::text || name FROM a5 => 1b;
-- first; then
CREATE TABLE a5 ( -- the table;
    id int, -- its number; never null
    /* and ; /* a ; nested */ ; one */
    name text /* ' */ -- "
); -- done; really
/* INSERT INTO a5 VALUES (0, 'a'); */
INSERT INTO a5 VALUES (1, 'b;') -- last;

-- //@UNDO
DROP TABLE a5 /* ; */; -- gone;

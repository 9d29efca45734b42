-- // nothing to do any more; kept for its number
-- transactional: true
-- then: SELECT 1 => 1
/* CREATE TABLE a7 (id int); */

-- //@UNDO
-- nothing to undo;

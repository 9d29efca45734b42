-- // unqualified names, in the search path that every script begins with
-- transactional: true
-- then: SELECT to_regclass('public.a14') || ' ' || role FROM a14 => a14 origin
CREATE TABLE a14 AS SELECT current_setting('session_replication_role') AS role;

-- //@UNDO
DROP TABLE a14;

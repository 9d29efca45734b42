-- // a BEGIN without a COMMIT
-- refused: DBM-501 does not end line 0
BEGIN;
CREATE TABLE b8 (id int);

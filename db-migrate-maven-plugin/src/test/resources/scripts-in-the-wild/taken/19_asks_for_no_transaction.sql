-- // an enum value that is used at once
-- transactional: false
-- then: SELECT kind FROM a19 => new
-- db-migrate: no-transaction
CREATE TYPE a19_kind AS ENUM ('old');
CREATE TABLE a19 (kind a19_kind);
ALTER TYPE a19_kind ADD VALUE 'new';
INSERT INTO a19 VALUES ('new');

-- //@UNDO
DROP TABLE a19;
DROP TYPE a19_kind;

-- // create users
-- db-migrate: no-transaction
CREATE TABLE users (id bigint PRIMARY KEY);
DO $$ BEGIN INSERT INTO users VALUES (1); COMMIT; RAISE EXCEPTION 'too late'; END $$;
INSERT INTO users VALUES (2);

-- //@UNDO
DROP TABLE users;

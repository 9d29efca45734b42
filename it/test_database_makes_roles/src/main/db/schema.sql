CREATE ROLE test_database_reader LOGIN;

CREATE TABLE notes (id bigint PRIMARY KEY);

GRANT SELECT ON notes TO test_database_reader;

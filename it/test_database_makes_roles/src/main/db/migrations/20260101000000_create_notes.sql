-- // create notes
CREATE TABLE notes (id bigint PRIMARY KEY);
GRANT SELECT ON notes TO test_database_reader;

-- //@UNDO
DROP TABLE notes;

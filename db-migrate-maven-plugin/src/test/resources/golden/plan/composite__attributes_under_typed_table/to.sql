CREATE TYPE person AS (name text, born timestamp, phone text);
CREATE TABLE people OF person (
    name NOT NULL,
    CONSTRAINT people_pkey PRIMARY KEY (name)
);
CREATE VIEW names AS SELECT name FROM people;

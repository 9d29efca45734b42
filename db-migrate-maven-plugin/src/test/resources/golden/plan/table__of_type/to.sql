CREATE TYPE person AS (name text, age int);
CREATE TABLE people OF person (name WITH OPTIONS NOT NULL);

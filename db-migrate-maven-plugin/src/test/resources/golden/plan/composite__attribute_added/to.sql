CREATE TYPE address AS (street text, zip text, city text COLLATE "C");

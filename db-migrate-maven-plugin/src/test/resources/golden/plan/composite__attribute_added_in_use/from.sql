CREATE TYPE address AS (street text);
CREATE TABLE t (home address);

CREATE TYPE address AS (street text, n bigint);

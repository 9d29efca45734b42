CREATE TYPE e AS ENUM ('a', 'b', 'c');
CREATE DOMAIN d AS int;

CREATE TYPE m AS ENUM ('a', 'b', 'c'); CREATE DOMAIN dm AS m; CREATE TYPE cm AS (x m);

CREATE TYPE mood AS ENUM ('ok', 'sad');
CREATE DOMAIN positive AS int DEFAULT 1 CHECK (VALUE > 0);
CREATE TYPE pair AS (a mood, b positive);
CREATE TYPE span AS RANGE (subtype = float8);
CREATE TABLE t (id int, a mood DEFAULT 'ok' NOT NULL, b positive NOT NULL, c pair, d span, e span_multirange[] DEFAULT '{}', f pair[], g positive[], h mood[] DEFAULT ARRAY['ok']::mood[] NOT NULL);

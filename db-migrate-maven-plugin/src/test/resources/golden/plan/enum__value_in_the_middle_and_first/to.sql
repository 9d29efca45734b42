CREATE TYPE mood AS ENUM ('angry', 'sad', 'it''s so so', 'ok'); CREATE TABLE t (m mood);

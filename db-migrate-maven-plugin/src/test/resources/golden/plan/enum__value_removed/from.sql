CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy'); CREATE TABLE t (m mood NOT NULL DEFAULT 'ok', n mood[]); CREATE INDEX t_m ON t (m) WHERE m = 'ok';

CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE t (m mood NOT NULL DEFAULT 'ok', n mood[]); CREATE INDEX t_m ON t (m) WHERE m = 'ok';

CREATE TABLE log (id int NOT NULL, at date NOT NULL, v text);
CREATE TABLE log_1 (CHECK (at < '2025-01-01')) INHERITS (log);
CREATE TABLE log_2 (CHECK (at >= '2025-01-01')) INHERITS (log);
CREATE INDEX log_1_at ON log_1 (at);
CREATE VIEW logs AS SELECT * FROM log;

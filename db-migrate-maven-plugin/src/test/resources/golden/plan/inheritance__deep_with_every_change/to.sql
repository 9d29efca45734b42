CREATE TABLE a (x bigint NOT NULL DEFAULT 5, y varchar(10), n date, CONSTRAINT k CHECK (x > 0));
CREATE TABLE b (z int) INHERITS (a);
CREATE TABLE c (m int) INHERITS (b);
CREATE VIEW v AS SELECT x, y FROM a;

CREATE TYPE state AS ENUM ('new', 'old', 'gone');
CREATE TABLE m (id serial, at text NOT NULL, s state DEFAULT 'new', gone int, n int DEFAULT 1, many int[]);
CREATE VIEW w AS SELECT id, s FROM m;

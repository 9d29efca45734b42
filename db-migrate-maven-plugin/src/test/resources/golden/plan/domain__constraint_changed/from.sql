CREATE DOMAIN positive AS int CONSTRAINT pos CHECK (VALUE > 0);
CREATE TABLE t (n positive);

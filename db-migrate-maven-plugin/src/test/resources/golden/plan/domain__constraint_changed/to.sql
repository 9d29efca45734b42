CREATE DOMAIN positive AS int CONSTRAINT pos CHECK (VALUE >= 1);
CREATE TABLE t (n positive);

CREATE COLLATION german (provider = icu, locale = 'de-DE'); CREATE TABLE t (x text COLLATE german);

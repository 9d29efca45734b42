CREATE DOMAIN mail AS text CHECK (VALUE LIKE '%@%');
CREATE TABLE t (id int, s mail NOT NULL);

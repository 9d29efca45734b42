CREATE TEXT SEARCH CONFIGURATION mine (COPY = simple); CREATE TABLE t (x text); CREATE INDEX i ON t USING gin (to_tsvector('mine', x));

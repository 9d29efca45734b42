CREATE TABLE t (id int, h jsonb, c text, n text);
CREATE INDEX t_n ON t (n);
CREATE VIEW v AS SELECT h -> 'a' AS a, c FROM t;

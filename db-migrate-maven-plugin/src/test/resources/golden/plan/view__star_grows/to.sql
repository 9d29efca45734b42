CREATE TABLE t (id int PRIMARY KEY, a text, b int);
ALTER TABLE t ADD c date;
CREATE VIEW v AS SELECT * FROM t;

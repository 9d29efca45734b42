CREATE TABLE t (id int);
CREATE INDEX x ON t (id);

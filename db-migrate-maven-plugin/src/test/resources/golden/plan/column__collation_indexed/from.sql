CREATE TABLE t (x text);
CREATE INDEX t_x ON t (x);

CREATE TABLE t (a int);
CREATE INDEX j ON t (a);

CREATE TABLE t (a int PRIMARY KEY); CREATE PUBLICATION pub FOR TABLE t WITH (publish = 'insert, update');

CREATE COLLATION c (locale = 'C'); CREATE TABLE t (x text COLLATE c);

CREATE TABLE t (id int PRIMARY KEY, x text[] DEFAULT ARRAY['a', 'b,c']::text[]);

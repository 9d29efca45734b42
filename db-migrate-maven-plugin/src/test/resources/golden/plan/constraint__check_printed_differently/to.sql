CREATE TABLE t (s text CHECK (s = ANY (ARRAY['a', 'b'])), n varchar(5) CHECK (n IN ('x', 'y', 'z')), d date CHECK (d BETWEEN '2020-01-01' AND '2030-01-01'));

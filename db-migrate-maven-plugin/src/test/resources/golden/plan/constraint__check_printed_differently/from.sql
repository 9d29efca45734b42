CREATE TABLE t (s text CHECK (s IN ('a', 'b')), n varchar(5) CHECK (n IN ('x', 'y')), d date CHECK (d BETWEEN '2020-01-01' AND '2030-01-01'));

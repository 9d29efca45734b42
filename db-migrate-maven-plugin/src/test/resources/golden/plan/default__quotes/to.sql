CREATE TABLE t (id int PRIMARY KEY, x text DEFAULT E'back\\slash ''and'' "quotes"');

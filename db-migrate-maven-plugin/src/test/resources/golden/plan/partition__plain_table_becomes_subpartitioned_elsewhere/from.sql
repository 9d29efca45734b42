CREATE TABLE m (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE n (id int, at date);

CREATE TABLE m (id int);
CREATE TABLE u (m m);

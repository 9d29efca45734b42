-- // another database
-- refused: DBM-208 \connect line 4
CREATE TABLE b2 (id int);
\connect other
CREATE TABLE b2 (id int);

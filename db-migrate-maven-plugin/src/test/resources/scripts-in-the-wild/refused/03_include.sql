-- // another file
-- refused: DBM-208 \i line 4
CREATE TABLE b3 (id int);
\i more.sql

-- // a variable of psql
-- refused: DBM-501 syntax error line 4
CREATE TABLE b9 (id int);
ALTER TABLE b9 OWNER TO :owner;

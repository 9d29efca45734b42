-- // a result that psql would run
-- refused: DBM-208 \gexec line 4
CREATE TABLE b4 (id int);
SELECT 'DROP TABLE b4' \gexec

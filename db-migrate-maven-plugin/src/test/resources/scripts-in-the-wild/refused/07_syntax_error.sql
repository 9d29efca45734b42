-- // a syntax error
-- refused: DBM-501 syntax error line 5
CREATE TABLE b7 (id int);
CREATE TABLE b7_more (
    id itn,,
    name text
);

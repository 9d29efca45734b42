-- // a tag mistyped
-- refused: DBM-209 ends inside a dollar quote $body$ line 4
CREATE TABLE b5 (id int);
CREATE FUNCTION b5() RETURNS void LANGUAGE sql AS $body$ SELECT 1; $bdoy$;
CREATE TABLE b5_more (id int);

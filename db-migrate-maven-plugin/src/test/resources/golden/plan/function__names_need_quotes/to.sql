CREATE TABLE "a (b" ("c(d" integer, e integer);
CREATE FUNCTION "f (x"(n integer) RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM public."a (b" WHERE e > n';
CREATE FUNCTION g() RETURNS bigint LANGUAGE sql AS 'SELECT public."f (x"(1)';

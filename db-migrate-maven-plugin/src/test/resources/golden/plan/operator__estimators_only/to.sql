CREATE FUNCTION same(int, int) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT $1 = $2';
CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int, JOIN = eqjoinsel);
CREATE TABLE t (a int, CHECK (a === 1));
CREATE INDEX t_a ON t ((a === 2));

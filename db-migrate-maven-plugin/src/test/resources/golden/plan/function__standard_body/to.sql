CREATE TABLE t (a int, b int);
CREATE FUNCTION f(x int) RETURNS bigint LANGUAGE sql BEGIN ATOMIC
  SELECT count(*) FROM t WHERE a = x;
  SELECT count(*) FROM t WHERE b = x;
END;
CREATE FUNCTION g(x int) RETURNS bigint RETURN f(x) + 1;

CREATE TYPE pair AS (a int, b bigint);
CREATE TABLE t (x pair);

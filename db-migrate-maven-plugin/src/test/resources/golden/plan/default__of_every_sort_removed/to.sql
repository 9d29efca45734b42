CREATE TABLE t (a int, b text, c timestamptz, d uuid, e jsonb, f int[], g boolean, h interval, i bytea, j numeric, k date, l text, m text, n char(3), o bit(3), p inet, q point, r text, s int);

CREATE OPERATOR FAMILY fam USING btree;
ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 1 < (int, int), OPERATOR 5 > (int, int), OPERATOR 1 < (int, bigint), FUNCTION 1 (int, int) btint4cmp(int, int), FUNCTION 1 (int, bigint) btint48cmp(int, bigint);
COMMENT ON OPERATOR FAMILY fam USING btree IS 'kept';
ALTER OPERATOR FAMILY fam USING btree OWNER TO pg_monitor;

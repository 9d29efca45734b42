CREATE OPERATOR FAMILY fam USING btree;
ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 1 < (int, int), OPERATOR 3 = (int, int), FUNCTION 1 (int, int) btint4cmp(int, int);
COMMENT ON OPERATOR FAMILY fam USING btree IS 'kept';

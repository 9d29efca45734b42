CREATE TABLE t (id int PRIMARY KEY, owner text, tenant int);
ALTER TABLE t DROP COLUMN tenant;
CREATE POLICY own ON t USING (id = 1);

CREATE TABLE t (id int PRIMARY KEY, owner text, tenant int);
CREATE POLICY own ON t AS RESTRICTIVE FOR UPDATE USING (true) WITH CHECK (tenant = 1);

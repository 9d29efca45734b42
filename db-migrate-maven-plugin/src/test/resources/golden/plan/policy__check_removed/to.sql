CREATE TABLE t (id int PRIMARY KEY, owner text, tenant int);
CREATE POLICY own ON t USING (true);

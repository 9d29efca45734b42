CREATE TABLE t (id int PRIMARY KEY, owner text, tenant int);
CREATE POLICY own ON t FOR SELECT USING (true);

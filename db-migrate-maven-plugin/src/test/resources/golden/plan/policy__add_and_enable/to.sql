CREATE TABLE t (id int PRIMARY KEY, owner text, tenant int);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON t USING (owner = current_user);

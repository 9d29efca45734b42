CREATE TABLE t (id int PRIMARY KEY, owner text, tenant int);
CREATE TABLE member (tenant int, who text); CREATE FUNCTION me() RETURNS text STABLE LANGUAGE sql AS 'SELECT current_user::text'; CREATE POLICY m ON t USING (tenant IN (SELECT tenant FROM member WHERE who = me()));

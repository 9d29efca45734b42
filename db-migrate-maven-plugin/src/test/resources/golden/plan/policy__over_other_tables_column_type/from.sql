CREATE TABLE t (id int PRIMARY KEY, owner text, tenant int);
CREATE TABLE member (tenant int);
CREATE POLICY m ON t USING (EXISTS (SELECT FROM member m WHERE m.tenant = t.tenant));

CREATE TABLE users (id int PRIMARY KEY, fax text);
CREATE INDEX users_fax ON users (fax);

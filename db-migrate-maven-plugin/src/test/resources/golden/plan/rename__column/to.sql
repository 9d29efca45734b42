CREATE TABLE users (id int PRIMARY KEY, phone text);
CREATE INDEX users_phone ON users (phone);

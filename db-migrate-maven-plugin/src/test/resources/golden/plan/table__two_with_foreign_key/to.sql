CREATE TABLE a_order (id int PRIMARY KEY, customer int NOT NULL);
CREATE TABLE z_customer (id int PRIMARY KEY);
ALTER TABLE a_order ADD FOREIGN KEY (customer) REFERENCES z_customer (id);

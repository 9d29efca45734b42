CREATE TABLE orders (id int PRIMARY KEY, user_id int, total numeric(10,2));

CREATE TABLE users (id bigserial PRIMARY KEY, name varchar(50));

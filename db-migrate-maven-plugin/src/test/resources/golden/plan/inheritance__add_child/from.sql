CREATE TABLE p (id int, CHECK (id > 0));

CREATE TABLE l (id int, v text);
CREATE VIEW w AS SELECT * FROM l;

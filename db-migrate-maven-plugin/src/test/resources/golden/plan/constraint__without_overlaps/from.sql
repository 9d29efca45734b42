CREATE EXTENSION btree_gist;
CREATE TABLE room (id int, during daterange, PRIMARY KEY (id, during));
CREATE TABLE booking (room int, during daterange);

CREATE TABLE a (id int PRIMARY KEY, k int, UNIQUE (id, k));
CREATE TABLE b (x int, y int, CONSTRAINT f FOREIGN KEY (x, y) REFERENCES a (id, k));
COMMENT ON CONSTRAINT f ON b IS 'kept';

CREATE TABLE dept (id bigint PRIMARY KEY, head bigint);
CREATE TABLE emp (id bigint PRIMARY KEY, dept bigint REFERENCES dept (id));
ALTER TABLE dept ADD CONSTRAINT dept_head FOREIGN KEY (head) REFERENCES emp (id);

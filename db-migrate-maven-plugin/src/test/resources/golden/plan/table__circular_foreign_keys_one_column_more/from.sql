CREATE TABLE dept (id int PRIMARY KEY, head int);
CREATE TABLE emp (id int PRIMARY KEY, dept int REFERENCES dept (id));
ALTER TABLE dept ADD CONSTRAINT dept_head FOREIGN KEY (head) REFERENCES emp (id);

CREATE TABLE m (id int NOT NULL, at date NOT NULL, v text) PARTITION BY RANGE (at);
CREATE TABLE m_1 (id int NOT NULL, at date NOT NULL, v text);

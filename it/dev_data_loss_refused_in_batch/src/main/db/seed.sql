INSERT INTO users (email, phone) VALUES ('ada@example.com', '1'), ('bob@example.com', '2'), ('cy@example.com', NULL);

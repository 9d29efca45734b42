CREATE TABLE booking (room int NOT NULL, during tstzrange NOT NULL);

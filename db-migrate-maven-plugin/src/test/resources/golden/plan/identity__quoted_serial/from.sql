CREATE TABLE "My Table" ("My Id" int NOT NULL);

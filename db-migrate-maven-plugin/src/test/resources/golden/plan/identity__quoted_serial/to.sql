CREATE TABLE "My Table" ("My Id" serial PRIMARY KEY);

CREATE TABLE "User" ("Id" int PRIMARY KEY, "first name" text, "order" int, "say ""hi""" text);

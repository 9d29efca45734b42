CREATE TABLE "table" ("column" int PRIMARY KEY, "user" text DEFAULT 'user', "end" date);
CREATE VIEW "select" AS SELECT "column" AS "from" FROM "table";

CREATE TABLE "User" ("Id" int CONSTRAINT "User pk" PRIMARY KEY, "first name" varchar(20), "order" int NOT NULL DEFAULT 1);
CREATE INDEX "Idx on Order" ON "User" ("order");
COMMENT ON COLUMN "User"."first name" IS 'it''s \ quoted';

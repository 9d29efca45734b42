CREATE SCHEMA "My App";
CREATE TABLE "My App"."Order" ("Id" bigint PRIMARY KEY, "select" text);
CREATE INDEX "Order select" ON "My App"."Order" ("select");

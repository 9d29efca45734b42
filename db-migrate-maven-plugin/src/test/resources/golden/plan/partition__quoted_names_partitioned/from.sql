CREATE SCHEMA "Odd Space";
CREATE TABLE "Odd Space"."Table, long with quotes "" and more than sixty letters" ("Id" int GENERATED ALWAYS AS IDENTITY, "a,b" text, CONSTRAINT "K" PRIMARY KEY ("Id"));

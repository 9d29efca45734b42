CREATE SCHEMA "Odd Space";
CREATE TABLE "Odd Space"."Table, long with quotes "" and more than sixty letters" ("Id" int GENERATED ALWAYS AS IDENTITY, "a,b" text, CONSTRAINT "K" PRIMARY KEY ("Id")) PARTITION BY RANGE ("Id");
CREATE TABLE "Odd Space"."Part" PARTITION OF "Odd Space"."Table, long with quotes "" and more than sixty letters" DEFAULT;

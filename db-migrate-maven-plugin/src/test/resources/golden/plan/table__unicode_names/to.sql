CREATE TABLE "größe" ("naïve" text, "数" int PRIMARY KEY);
COMMENT ON TABLE "größe" IS 'Maß – 数';

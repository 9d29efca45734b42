create table "select" ("from" int, "Where" text);

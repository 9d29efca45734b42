create schema "My S";
create table "My S"."T x" ("A b" int primary key, "sel""ect" text);

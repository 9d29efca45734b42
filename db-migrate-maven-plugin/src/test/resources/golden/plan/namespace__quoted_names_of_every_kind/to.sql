create schema "My S";
create type "My S"."E" as enum ('x');
create table "My S"."T x" ("A b" bigint primary key, "sel""ect" varchar(3) not null default 'q', "user" "My S"."E"[] default '{x}');
create index "I x" on "My S"."T x" ("user");
create function "My S"."F"("My S"."E") returns int language sql as 'select 1';
create trigger "Tr" before update of "user" on "My S"."T x" for each row execute function suppress_redundant_updates_trigger();
comment on column "My S"."T x"."sel""ect" is 'it''s \ x';
create view "My S"."V" as select "user", "A b" from "My S"."T x";
comment on function "My S"."F"("My S"."E") is 'f';

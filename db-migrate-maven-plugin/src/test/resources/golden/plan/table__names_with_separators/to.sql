create table "select" ("from" bigint default 1, "Where" text not null, "a.b" int, "x,y" int, constraint "c.d" check ("a.b" > 0), unique ("x,y"));
create index "i.j" on "select" ("a.b");
create view "v.w" as select "a.b", "x,y" from "select";
comment on column "select"."a.b" is 'x';
create type "t.u" as enum ('a,b', 'it''s', '"q"');
alter table "select" add z "t.u" default 'a,b';

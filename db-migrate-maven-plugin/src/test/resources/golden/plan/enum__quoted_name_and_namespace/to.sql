CREATE SCHEMA s; CREATE TYPE s."Mood" AS ENUM ('a b', '"c"'); CREATE TABLE t (m s."Mood"[] DEFAULT '{}');

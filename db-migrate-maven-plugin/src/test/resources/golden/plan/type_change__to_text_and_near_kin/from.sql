create table t (a uuid, b json, c bytea, d inet, e date, f money, g boolean, h int4range, i xml, j text[]);

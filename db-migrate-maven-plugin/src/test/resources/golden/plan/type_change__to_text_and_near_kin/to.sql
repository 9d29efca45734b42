create table t (a text, b text, c text, d cidr, e int, f numeric, g smallint, h int8range, i text, j varchar(3)[]);

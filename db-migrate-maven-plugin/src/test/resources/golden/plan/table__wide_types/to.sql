CREATE TABLE every_type (
  a smallint, b integer, c bigint, d numeric, e numeric(12,4), f real, g double precision, h money,
  i char(3), j varchar(10), k text, l bytea, m date, n time, o timetz, p timestamp(3), q timestamptz, r interval day to second,
  s boolean, t uuid, u json, v jsonb, w xml, x inet, y cidr, z macaddr, aa bit(4), ab varbit(9), ac point, ad box, ae int[], af text[][],
  ag int4range, ah tstzrange, ai tsvector, aj tsquery, ak "char", al name, am oid, an regclass, ao interval(2)
);

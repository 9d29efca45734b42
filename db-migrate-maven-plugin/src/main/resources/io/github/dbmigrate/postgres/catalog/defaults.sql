-- only if exists (select from pg_attrdef)
select 'pg_attrdef'::regclass::oid, d.oid, 0, 'DEFAULT', c.oid::regclass::text || '.' || quote_ident(a.attname),
       case c.relkind when 'v' then 'VIEW' else 'COLUMN' end,
       c.oid::regclass::text || case c.relkind when 'v' then '' else '.' || quote_ident(a.attname) end,
       null, array['expression', pg_get_expr(d.adbin, d.adrelid)], null::text[]
from pg_attrdef d
join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
join pg_class c on c.oid = d.adrelid
join pg_namespace n on n.oid = c.relnamespace
where a.attgenerated = '' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'

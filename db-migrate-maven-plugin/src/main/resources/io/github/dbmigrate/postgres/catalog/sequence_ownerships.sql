-- only if exists (select from pg_sequence s where not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = s.seqrelid and d.refclassid = 'pg_class'::regclass and d.deptype = 'i'))
-- The sequence of an identity cannot be given to another column.
select null::oid, null::oid, 0, 'SEQUENCE_OWNERSHIP', d.objid::regclass::text, 'SEQUENCE', d.objid::regclass::text, null,
       array['column', d.refobjid::regclass::text || '.' || quote_ident(a.attname)],
       array['COLUMN', d.refobjid::regclass::text || '.' || quote_ident(a.attname)]
from pg_depend d
join pg_class c on c.oid = d.objid and c.relkind = 'S'
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype = 'a'
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'

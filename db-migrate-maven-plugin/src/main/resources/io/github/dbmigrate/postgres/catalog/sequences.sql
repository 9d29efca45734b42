-- only if exists (select from pg_sequence s where not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = s.seqrelid and d.refclassid = 'pg_class'::regclass and d.deptype = 'i'))
-- The sequence of an identity column is part of that column.
select 'pg_class'::regclass::oid, c.oid, 0, 'SEQUENCE', c.oid::regclass::text, null, null, quote_ident(pg_get_userbyid(c.relowner)),
       array[
         'type', format_type(s.seqtypid, null),
         'start', s.seqstart::text,
         'increment', s.seqincrement::text,
         'minimum', s.seqmin::text,
         'maximum', s.seqmax::text,
         'cache', s.seqcache::text,
         'cycle', case when s.seqcycle then 'true' end,
         'unlogged', case c.relpersistence when 'u' then 'true' end
       ], null::text[]
from pg_sequence s
join pg_class c on c.oid = s.seqrelid
join pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                  and d.refclassid = 'pg_class'::regclass and d.deptype = 'i')

-- only if exists (select from pg_language where oid >= 16384)
-- only if exists (select from pg_am where oid >= 16384)
-- only if exists (select from pg_transform where oid >= 16384)
-- only if exists (select from pg_conversion where connamespace in (table schemas))
select 'pg_language'::regclass::oid, l.oid, 0, 'LANGUAGE', quote_ident(l.lanname), null, null, quote_ident(pg_get_userbyid(l.lanowner)),
       array['trusted', case when l.lanpltrusted then 'true' end, 'handler', l.lanplcallfoid::regproc::text,
             'inline', case when l.laninline <> 0 then l.laninline::regproc::text end,
             'validator', case when l.lanvalidator <> 0 then l.lanvalidator::regproc::text end], null::text[]
from pg_language l where l.lanispl and l.oid >= 16384
union all
select 'pg_am'::regclass::oid, a.oid, 0, 'ACCESS_METHOD', quote_ident(a.amname), null, null, null,
       array['handler', a.amhandler::text, 'type', case a.amtype when 't' then 'TABLE' else 'INDEX' end], null::text[]
from pg_am a where a.oid >= 16384
union all
select 'pg_transform'::regclass::oid, t.oid, 0, 'TRANSFORM', 'FOR ' || format_type(t.trftype, null) || ' LANGUAGE ' || quote_ident(l.lanname),
       null, null, null,
       array['from', case when t.trffromsql <> 0 then t.trffromsql::regprocedure::text end,
             'to', case when t.trftosql <> 0 then t.trftosql::regprocedure::text end], null::text[]
from pg_transform t join pg_language l on l.oid = t.trflang where t.oid >= 16384
union all
select 'pg_conversion'::regclass::oid, c.oid, 0, 'CONVERSION', quote_ident(n.nspname) || '.' || quote_ident(c.conname), null, null,
       quote_ident(pg_get_userbyid(c.conowner)),
       array['from', pg_encoding_to_char(c.conforencoding), 'to', pg_encoding_to_char(c.contoencoding), 'function', c.conproc::text,
             'default', case when c.condefault then 'true' end], null::text[]
from pg_conversion c join pg_namespace n on n.oid = c.connamespace where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'

-- since 15
-- only if exists (select from pg_publication)
select 'pg_publication_rel'::regclass::oid, r.oid, 0, 'PUBLICATION_MEMBER', quote_ident(p.pubname) || ' TABLE ' || r.prrelid::regclass::text,
       'PUBLICATION', quote_ident(p.pubname), null,
       array['member', 'TABLE ' || r.prrelid::regclass::text,
             'columns', (select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                         from pg_attribute a where a.attrelid = r.prrelid
                           and a.attnum = any (r.prattrs::int2[])),
             'filter', pg_get_expr(r.prqual, r.prrelid)],
       array['TABLE', r.prrelid::regclass::text]
from pg_publication_rel r join pg_publication p on p.oid = r.prpubid
union all
select 'pg_publication_namespace'::regclass::oid, m.oid, 0, 'PUBLICATION_MEMBER', quote_ident(p.pubname) || ' TABLES IN SCHEMA ' || quote_ident(n.nspname),
       'PUBLICATION', quote_ident(p.pubname), null, array['member', 'TABLES IN SCHEMA ' || quote_ident(n.nspname)], array['NAMESPACE', quote_ident(n.nspname)]
from pg_publication_namespace m
join pg_publication p on p.oid = m.pnpubid
join pg_namespace n on n.oid = m.pnnspid

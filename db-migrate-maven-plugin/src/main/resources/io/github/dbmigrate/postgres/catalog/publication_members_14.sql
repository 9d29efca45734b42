-- until 14
-- only if exists (select from pg_publication)
select 'pg_publication_rel'::regclass::oid, r.oid, 0, 'PUBLICATION_MEMBER', quote_ident(p.pubname) || ' TABLE ' || r.prrelid::regclass::text,
       'PUBLICATION', quote_ident(p.pubname), null, array['member', 'TABLE ' || r.prrelid::regclass::text],
       array['TABLE', r.prrelid::regclass::text]
from pg_publication_rel r join pg_publication p on p.oid = r.prpubid

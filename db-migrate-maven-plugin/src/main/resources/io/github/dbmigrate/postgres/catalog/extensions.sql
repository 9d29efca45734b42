-- only if exists (select from pg_extension where extname <> 'plpgsql')
-- The version is left out: it belongs to the server's installation, and pg_dump does not write it either.
select 'pg_extension'::regclass::oid, e.oid, 0, 'EXTENSION', quote_ident(e.extname), null, null, null,
       array['namespace', quote_ident(n.nspname), 'relocatable', case when e.extrelocatable then 'true' end], null::text[]
from pg_extension e
join pg_namespace n on n.oid = e.extnamespace
where e.extname <> 'plpgsql'

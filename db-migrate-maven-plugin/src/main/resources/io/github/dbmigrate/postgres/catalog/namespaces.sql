-- pg_database_owner (15 and later) and the bootstrap superuser own public in a new database: that is no owner of a user's choice.
select 'pg_namespace'::regclass::oid, n.oid, 0, 'NAMESPACE', quote_ident(n.nspname), null, null,
       case when n.nspname = 'public' and n.nspowner in (10, 6171) then null else quote_ident(pg_get_userbyid(n.nspowner)) end,
       array[]::text[], null::text[]
from pg_namespace n
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'

-- only if exists (select from pg_collation where collnamespace in (table schemas))
-- Which column holds an ICU locale changed with 15 and 17.
select 'pg_collation'::regclass::oid, c.oid, 0, 'COLLATION', c.oid::regcollation::text, null, null, quote_ident(pg_get_userbyid(c.collowner)),
       array[
         'provider', case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,
         'locale', coalesce(r.v ->> 'colllocale', r.v ->> 'colliculocale', case when c.collprovider = 'i' then r.v ->> 'collcollate' end),
         'lcCollate', case when c.collprovider = 'c' then r.v ->> 'collcollate' end,
         'lcCtype', case when c.collprovider = 'c' then r.v ->> 'collctype' end,
         'rules', r.v ->> 'collicurules',
         'nondeterministic', case when not c.collisdeterministic then 'true' end
       ], null::text[]
from pg_collation c
join pg_namespace n on n.oid = c.collnamespace
cross join lateral (select to_jsonb(c) as v) r
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'

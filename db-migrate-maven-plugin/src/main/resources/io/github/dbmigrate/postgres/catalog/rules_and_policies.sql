-- only if exists (select from pg_rewrite r join pg_class c on c.oid = r.ev_class where r.rulename <> '_RETURN' and c.relnamespace in (table schemas))
-- only if exists (select from pg_policy)
select 'pg_rewrite'::regclass::oid, r.oid, 0, 'RULE', c.oid::regclass::text || '.' || quote_ident(r.rulename),
       case c.relkind when 'v' then 'VIEW' when 'f' then 'FOREIGN_TABLE' when 'm' then 'MATERIALIZED_VIEW' else 'TABLE' end,
       c.oid::regclass::text, null,
       array['definition', pg_get_ruledef(r.oid),
             'enabled', case r.ev_enabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end], null::text[]
from pg_rewrite r
join pg_class c on c.oid = r.ev_class
join pg_namespace n on n.oid = c.relnamespace
where r.rulename <> '_RETURN' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
union all
select 'pg_policy'::regclass::oid, p.oid, 0, 'POLICY', p.polrelid::regclass::text || '.' || quote_ident(p.polname),
       'TABLE', p.polrelid::regclass::text, null,
       array[
         'restrictive', case when not p.polpermissive then 'true' end,
         'command', case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else 'ALL' end,
         'roles', (select string_agg(x, ', ' order by x)
                   from (select case when role = 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(role)) end as x from unnest(p.polroles) role) q),
         'using', pg_get_expr(p.polqual, p.polrelid),
         'check', pg_get_expr(p.polwithcheck, p.polrelid)
       ], null::text[]
from pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'

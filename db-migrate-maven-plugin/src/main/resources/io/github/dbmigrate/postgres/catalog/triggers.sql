-- only if exists (select from pg_trigger where not tgisinternal or tgparentid <> 0)
select 'pg_trigger'::regclass::oid, t.oid, 0, 'TRIGGER', c.oid::regclass::text || '.' || quote_ident(t.tgname),
       case c.relkind when 'v' then 'VIEW' when 'f' then 'FOREIGN_TABLE' when 'm' then 'MATERIALIZED_VIEW' else 'TABLE' end,
       c.oid::regclass::text, null,
       array[
         'definition', pg_get_triggerdef(t.oid),
         'enabled', case t.tgenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end,
         'inherited', case when t.tgparentid <> 0 then 'true' end
       ], null::text[]
from pg_trigger t
join pg_class c on c.oid = t.tgrelid
join pg_namespace n on n.oid = c.relnamespace
-- Before 15 a partition's copy of its table's trigger counts as internal; it can be disabled by itself.
where (not t.tgisinternal or (t.tgparentid <> 0 and not exists (
         select 1 from pg_constraint k where k.oid = t.tgconstraint and k.contype <> 't')))
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'

-- The index behind a constraint is part of that constraint.
select 'pg_class'::regclass::oid, i.indexrelid, 0, 'INDEX', i.indexrelid::regclass::text,
       case t.relkind when 'm' then 'MATERIALIZED_VIEW' else 'TABLE' end, t.oid::regclass::text, null,
       array[
         'definition', pg_get_indexdef(i.indexrelid),
         'columns', (select string_agg(quote_ident(a.attname), ', ' order by u.place)
                     from unnest(i.indkey::int2[]) with ordinality u(attnum, place)
                     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.attnum),
         'unique', case when i.indisunique then 'true' end,
         'expression', pg_get_expr(i.indpred, i.indrelid),
         'inherited', case when h.inhparent is not null then 'true' end,
         'inheritedFrom', h.inhparent::regclass::text,
         'partitioned', case when c.relkind = 'I' then 'true' end,
         'clustered', case when i.indisclustered then 'true' end,
         'replicaIdentity', case when i.indisreplident then 'true' end,
         'invalid', case when not i.indisvalid then 'true' end,
         'statistics', (select string_agg(a.attnum || ' ' || a.attstattarget, ', ' order by a.attnum)
                        from pg_attribute a where a.attrelid = i.indexrelid and coalesce(a.attstattarget, -1) <> -1)
       ], null::text[]
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_class t on t.oid = i.indrelid and t.relkind in ('r', 'p', 'm')
join pg_namespace n on n.oid = c.relnamespace
left join pg_inherits h on h.inhrelid = i.indexrelid
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))

-- A foreign key to a partitioned table has further rows, one a partition it points to: they belong to the first.
select 'pg_constraint'::regclass::oid, k.oid, 0, 'CONSTRAINT',
       case when k.conrelid <> 0 then k.conrelid::regclass::text else k.contypid::regtype::text end || '.' || quote_ident(k.conname),
       case when k.conrelid = 0 then 'DOMAIN' when c.relkind = 'f' then 'FOREIGN_TABLE' else 'TABLE' end,
       case when k.conrelid <> 0 then k.conrelid::regclass::text else k.contypid::regtype::text end, null,
       array[
         'type', case k.contype when 'p' then 'primary key' when 'u' then 'unique' when 'f' then 'foreign key'
                                when 'c' then 'check' when 'x' then 'exclude' end,
         'definition', pg_get_constraintdef(k.oid),
         'columns', case when k.conkey is not null then (select string_agg(quote_ident(a.attname), ', ' order by u.place)
                     from unnest(k.conkey) with ordinality u(attnum, place)
                     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum) end,
         'referencedTable', case when k.contype = 'f' then k.confrelid::regclass::text end,
         'referencedColumns', case when k.confkey is not null then (select string_agg(quote_ident(a.attname), ', ' order by u.place)
                     from unnest(k.confkey) with ordinality u(attnum, place)
                     join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum) end,
         'expression', pg_get_expr(k.conbin, k.conrelid),
         'inherited', case when k.conparentid <> 0 or not k.conislocal then 'true' end,
         'inheritedFrom', case when k.conparentid <> 0 then p.conrelid::regclass::text || '.' || quote_ident(p.conname) end,
         'attachedTo', case when k.conparentid = 0 and i.indexrelid is not null then (select h.inhparent::regclass::text from pg_inherits h where h.inhrelid = i.indexrelid) end,
         'clustered', case when i.indisclustered then 'true' end,
         'replicaIdentity', case when i.indisreplident then 'true' end,
         'options', case when ic.reloptions is not null then (select string_agg(quote_ident(o.option_name) || '=' || case when o.option_value ~ '^[A-Za-z0-9_.]+$'
                            then o.option_value else quote_literal(o.option_value) end, ', ' order by o.option_name)
                     from pg_options_to_table(ic.reloptions) o) end
       ], null::text[]
from pg_constraint k
join pg_namespace n on n.oid = k.connamespace
left join pg_class c on c.oid = k.conrelid
left join pg_constraint p on p.oid = k.conparentid
left join pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
left join pg_class ic on ic.oid = i.indexrelid
where k.contype in ('p', 'u', 'f', 'c', 'x') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not (k.contype = 'f' and p.oid is not null and p.confrelid <> k.confrelid)

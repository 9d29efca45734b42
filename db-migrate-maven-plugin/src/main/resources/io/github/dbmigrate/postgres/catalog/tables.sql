select 'pg_class'::regclass::oid, c.oid, 0, case c.relkind when 'f' then 'FOREIGN_TABLE' else 'TABLE' end, c.oid::regclass::text,
       null, null, quote_ident(pg_get_userbyid(c.relowner)),
       array[
         'unlogged', case c.relpersistence when 'u' then 'true' end,
         'options', case when c.reloptions is not null then (select string_agg(quote_ident(o.option_name) || '=' || case when o.option_value ~ '^[A-Za-z0-9_.]+$'
                            then o.option_value else quote_literal(o.option_value) end, ', ' order by o.option_name)
                     from pg_options_to_table(c.reloptions) o) end,
         'toastOptions', case when t.reloptions is not null then (select string_agg(quote_ident(o.option_name) || '=' || case when o.option_value ~ '^[A-Za-z0-9_.]+$'
                            then o.option_value else quote_literal(o.option_value) end, ', ' order by o.option_name)
                     from pg_options_to_table(t.reloptions) o) end,
         'replicaIdentity', case when c.relkind <> 'f' then case c.relreplident when 'n' then 'nothing' when 'f' then 'full' when 'i' then 'index' end end,
         'rowSecurity', case when c.relrowsecurity then 'true' end,
         'forceRowSecurity', case when c.relforcerowsecurity then 'true' end,
         'partitionKey', case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end,
         'partitionOf', case when c.relispartition then
                          (select i.inhparent::regclass::text from pg_inherits i where i.inhrelid = c.oid and not i.inhdetachpending) end,
         'partitionBound', pg_get_expr(c.relpartbound, c.oid),
         'inherits', case when not c.relispartition then
                       (select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno) from pg_inherits i where i.inhrelid = c.oid) end,
         'accessMethod', case when am.amname <> 'heap' then quote_ident(am.amname) end,
         'ofType', case when c.reloftype <> 0 then c.reloftype::regtype::text end,
         'server', quote_ident(s.srvname),
         'foreignOptions', case when f.ftoptions is not null then (select string_agg(quote_ident(o.option_name) || ' ' || case when o.option_name ~* SECRET_OPTION then 'hidden' else quote_literal(o.option_value) end, ', ' order by o.option_name)
                            from pg_options_to_table(f.ftoptions) o) end
       ], null::text[]
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_am am on am.oid = c.relam
left join pg_class t on t.oid = c.reltoastrelid
left join pg_foreign_table f on f.ftrelid = c.oid
left join pg_foreign_server s on s.oid = f.ftserver
where c.relkind in ('r', 'p', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'

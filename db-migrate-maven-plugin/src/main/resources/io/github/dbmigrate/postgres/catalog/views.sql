-- only if exists (select from pg_class where relkind in ('v', 'm') and relnamespace in (table schemas))
select 'pg_class'::regclass::oid, c.oid, 0, case c.relkind when 'v' then 'VIEW' else 'MATERIALIZED_VIEW' end, c.oid::regclass::text,
       null, null, quote_ident(pg_get_userbyid(c.relowner)),
       array[
         'definition', pg_get_viewdef(c.oid),
         'options', (select string_agg(quote_ident(o.option_name) || '=' || case when o.option_value ~ '^[A-Za-z0-9_.]+$'
                            then o.option_value else quote_literal(o.option_value) end, ', ' order by o.option_name)
                     from pg_options_to_table(c.reloptions) o),
         'columns', (select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                            || case when a.attcollation <> t.typcollation then ' COLLATE ' || a.attcollation::regcollation::text else '' end,
                            ', ' order by a.attnum)
                     from pg_attribute a join pg_type t on t.oid = a.atttypid
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
         'columnStatistics', (select string_agg(quote_ident(a.attname) || ' ' || a.attstattarget, ', ' order by a.attname)
                     from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and coalesce(a.attstattarget, -1) <> -1),
         'columnStorage', (select string_agg(quote_ident(a.attname) || ' ' || case a.attstorage when 'p' then 'plain' when 'e' then 'external'
                            when 'm' then 'main' else 'extended' end, ', ' order by a.attname)
                     from pg_attribute a join pg_type t on t.oid = a.atttypid
                     where c.relkind = 'm' and a.attrelid = c.oid and a.attnum > 0 and a.attstorage <> t.typstorage),
         'columnCompression', (select string_agg(quote_ident(a.attname) || ' ' || case a.attcompression when 'p' then 'pglz' else 'lz4' end,
                            ', ' order by a.attname)
                     from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and a.attcompression <> ''),
         'columnOptions', (select string_agg(quote_ident(a.attname) || ' ' || quote_ident(o.option_name) || '=' || o.option_value,
                            ', ' order by a.attname, o.option_name)
                     from pg_attribute a, pg_options_to_table(a.attoptions) o where a.attrelid = c.oid and a.attnum > 0),
         'accessMethod', case when am.amname <> 'heap' then quote_ident(am.amname) end
       ], null::text[]
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_am am on am.oid = c.relam
where c.relkind in ('v', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'

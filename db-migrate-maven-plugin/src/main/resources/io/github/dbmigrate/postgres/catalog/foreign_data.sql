-- only if exists (select from pg_foreign_data_wrapper)
-- only if exists (select from pg_foreign_server)
-- Values that may be secrets are not read; the word in their place has no quotes, which a value always has.
select 'pg_foreign_data_wrapper'::regclass::oid, f.oid, 0, 'FOREIGN_DATA_WRAPPER', quote_ident(f.fdwname), null, null, quote_ident(pg_get_userbyid(f.fdwowner)),
       array['handler', case when f.fdwhandler <> 0 then f.fdwhandler::regproc::text end,
             'validator', case when f.fdwvalidator <> 0 then f.fdwvalidator::regproc::text end,
             'foreignOptions', (select string_agg(quote_ident(o.option_name) || ' ' || case when o.option_name ~* SECRET_OPTION then 'hidden' else quote_literal(o.option_value) end, ', ' order by o.option_name)
                                from pg_options_to_table(f.fdwoptions) o)], null::text[]
from pg_foreign_data_wrapper f
union all
select 'pg_foreign_server'::regclass::oid, s.oid, 0, 'FOREIGN_SERVER', quote_ident(s.srvname), null, null, quote_ident(pg_get_userbyid(s.srvowner)),
       array['wrapper', quote_ident(f.fdwname), 'type', nullif(s.srvtype, ''), 'version', nullif(s.srvversion, ''),
             'foreignOptions', (select string_agg(quote_ident(o.option_name) || ' ' || case when o.option_name ~* SECRET_OPTION then 'hidden' else quote_literal(o.option_value) end, ', ' order by o.option_name)
                                from pg_options_to_table(s.srvoptions) o)], null::text[]
from pg_foreign_server s join pg_foreign_data_wrapper f on f.oid = s.srvfdw
union all
select 'pg_user_mapping'::regclass::oid, u.umid, 0, 'USER_MAPPING',
       'FOR ' || case when u.umuser = 0 then 'PUBLIC' else quote_ident(u.usename) end || ' SERVER ' || quote_ident(u.srvname),
       'FOREIGN_SERVER', quote_ident(u.srvname), null,
       array['foreignOptions', (select string_agg(quote_ident(o.option_name) || ' ' || case when o.option_name ~* SECRET_OPTION then 'hidden' else quote_literal(o.option_value) end,
                                         ', ' order by o.option_name)
                                from pg_options_to_table(u.umoptions) o)], null::text[]
from pg_user_mappings u

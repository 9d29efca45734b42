-- only if exists (select from pg_default_acl)
select 'pg_default_acl'::regclass::oid, d.oid, 0, 'DEFAULT_PRIVILEGES',
       case d.defaclobjtype when 'r' then 'TABLES' when 'S' then 'SEQUENCES' when 'f' then 'FUNCTIONS' when 'T' then 'TYPES' when 'n' then 'SCHEMAS'
                            when 'L' then 'LARGE OBJECTS' end
         || coalesce(' IN SCHEMA ' || quote_ident(n.nspname), ''), null, null, quote_ident(pg_get_userbyid(d.defaclrole)),
       array['objects', case d.defaclobjtype when 'r' then 'TABLES' when 'S' then 'SEQUENCES' when 'f' then 'FUNCTIONS' when 'T' then 'TYPES'
                                             when 'n' then 'SCHEMAS' when 'L' then 'LARGE OBJECTS' end,
             'namespace', quote_ident(n.nspname)],
       case when n.oid is not null then array['NAMESPACE', quote_ident(n.nspname)] end
from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace

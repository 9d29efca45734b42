-- only if exists (select from pg_statistic_ext)
select 'pg_statistic_ext'::regclass::oid, s.oid, 0, 'STATISTICS', quote_ident(n.nspname) || '.' || quote_ident(s.stxname),
       case c.relkind when 'm' then 'MATERIALIZED_VIEW' when 'f' then 'FOREIGN_TABLE' else 'TABLE' end, c.oid::regclass::text,
       quote_ident(pg_get_userbyid(s.stxowner)),
       array['definition', pg_get_statisticsobjdef(s.oid),
             'target', case when coalesce(s.stxstattarget, -1) <> -1 then s.stxstattarget::text end], null::text[]
from pg_statistic_ext s
join pg_namespace n on n.oid = s.stxnamespace
join pg_class c on c.oid = s.stxrelid
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'

-- only if exists (select from pg_ts_config where cfgnamespace in (table schemas))
-- only if exists (select from pg_ts_dict where dictnamespace in (table schemas))
-- only if exists (select from pg_ts_parser where prsnamespace in (table schemas))
-- only if exists (select from pg_ts_template where tmplnamespace in (table schemas))
select 'pg_ts_config'::regclass::oid, c.oid, 0, 'TEXT_SEARCH_CONFIGURATION', quote_ident(n.nspname) || '.' || quote_ident(c.cfgname), null, null,
       quote_ident(pg_get_userbyid(c.cfgowner)),
       array['parser', quote_ident(pn.nspname) || '.' || quote_ident(p.prsname),
             'mappings', (select string_agg(m.alias || ' ' || m.dictionaries, '; ' order by m.alias) from (
                select t.alias, string_agg(x.mapdict::regdictionary::text, ', ' order by x.mapseqno) as dictionaries
                from pg_ts_config_map x join ts_token_type(c.cfgparser) t on t.tokid = x.maptokentype
                where x.mapcfg = c.oid group by t.alias) m)], null::text[]
from pg_ts_config c
join pg_namespace n on n.oid = c.cfgnamespace
join pg_ts_parser p on p.oid = c.cfgparser
join pg_namespace pn on pn.oid = p.prsnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
union all
select 'pg_ts_dict'::regclass::oid, d.oid, 0, 'TEXT_SEARCH_DICTIONARY', quote_ident(n.nspname) || '.' || quote_ident(d.dictname), null, null,
       quote_ident(pg_get_userbyid(d.dictowner)),
       array['template', quote_ident(tn.nspname) || '.' || quote_ident(t.tmplname), 'options', d.dictinitoption], null::text[]
from pg_ts_dict d
join pg_namespace n on n.oid = d.dictnamespace
join pg_ts_template t on t.oid = d.dicttemplate
join pg_namespace tn on tn.oid = t.tmplnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
union all
select 'pg_ts_parser'::regclass::oid, p.oid, 0, 'TEXT_SEARCH_PARSER', quote_ident(n.nspname) || '.' || quote_ident(p.prsname), null, null, null,
       array['start', p.prsstart::text, 'gettoken', p.prstoken::text, 'end', p.prsend::text,
             'headline', case when p.prsheadline <> 0 then p.prsheadline::text end, 'lextypes', p.prslextype::text], null::text[]
from pg_ts_parser p join pg_namespace n on n.oid = p.prsnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
union all
select 'pg_ts_template'::regclass::oid, t.oid, 0, 'TEXT_SEARCH_TEMPLATE', quote_ident(n.nspname) || '.' || quote_ident(t.tmplname), null, null, null,
       array['init', case when t.tmplinit <> 0 then t.tmplinit::text end, 'lexize', t.tmpllexize::text], null::text[]
from pg_ts_template t join pg_namespace n on n.oid = t.tmplnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'

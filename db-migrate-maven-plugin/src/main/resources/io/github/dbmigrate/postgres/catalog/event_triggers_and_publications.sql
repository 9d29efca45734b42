-- only if exists (select from pg_event_trigger)
-- only if exists (select from pg_publication)
-- only if exists (select from pg_subscription)
-- A subscription is known by name only: its connection string holds a password.
select 'pg_event_trigger'::regclass::oid, e.oid, 0, 'EVENT_TRIGGER', quote_ident(e.evtname), null, null, quote_ident(pg_get_userbyid(e.evtowner)),
       array['event', e.evtevent, 'function', e.evtfoid::regproc::text,
             'tags', (select string_agg(quote_literal(x), ', ' order by x) from unnest(e.evttags) x),
             'enabled', case e.evtenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end], null::text[]
from pg_event_trigger e
union all
select 'pg_publication'::regclass::oid, p.oid, 0, 'PUBLICATION', quote_ident(p.pubname), null, null, quote_ident(pg_get_userbyid(p.pubowner)),
       array['allTables', case when p.puballtables then 'true' end,
             'publish', nullif(concat_ws(', ', case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
                                         case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end),
                               'insert, update, delete, truncate'),
             'viaPartitionRoot', case when p.pubviaroot then 'true' end,
             'generatedColumns', case to_jsonb(p) ->> 'pubgencols' when 's' then 'stored' end], null::text[]
from pg_publication p
union all
select 'pg_subscription'::regclass::oid, s.oid, 0, 'SUBSCRIPTION', quote_ident(s.subname), null, null, quote_ident(pg_get_userbyid(s.subowner)),
       array[]::text[], null::text[]
from pg_subscription s where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())

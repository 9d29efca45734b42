-- only if exists (select from pg_seclabel)
select l.classoid, l.objoid, l.objsubid, l.label, l.provider
from pg_seclabel l
where l.objoid >= 16384 or l.classoid = 'pg_namespace'::regclass

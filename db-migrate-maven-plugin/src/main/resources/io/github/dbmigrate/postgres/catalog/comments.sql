-- only if exists (select from pg_description where objoid >= 16384)
-- only if exists (select from pg_namespace n join pg_description d on d.classoid = 'pg_namespace'::regclass and d.objoid = n.oid where n.oid in (table schemas) and not (n.nspname = 'public' and d.description = 'standard public schema'))
-- A comment on an extension is part of the extension as long as it says what its control file says.
select c.classoid, c.objoid, c.objsubid, c.description,
       case when c.classoid = 'pg_class'::regclass and c.objsubid > 0 then
              (select 'COLUMN ' || c.objoid::regclass::text || '.' || quote_ident(a.attname)
               from pg_attribute a where a.attrelid = c.objoid and a.attnum = c.objsubid)
            when c.classoid = 'pg_class'::regclass then
              (select case r.relkind when 'S' then 'SEQUENCE ' when 'i' then 'INDEX ' when 'I' then 'INDEX ' end || r.oid::regclass::text
               from pg_class r where r.oid = c.objoid and r.relkind in ('S', 'i', 'I'))
            when c.classoid = 'pg_type'::regclass then
              (select 'TYPE ' || t.oid::regtype::text from pg_type t where t.oid = c.objoid and t.typtype = 'm')
            when c.classoid = 'pg_constraint'::regclass then
              (select 'CONSTRAINT ' || quote_ident(k.conname) || ' ON '
                      || case when k.conrelid <> 0 then k.conrelid::regclass::text else 'DOMAIN ' || k.contypid::regtype::text end
               from pg_constraint k where k.oid = c.objoid and k.contype = 'n') end
from pg_description c
where (c.objoid >= 16384 or c.classoid = 'pg_namespace'::regclass and c.objoid in (
    select n.oid from pg_namespace n where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'))
  and not (c.classoid = 'pg_namespace'::regclass and c.objoid::regnamespace::text = 'public' and c.description = 'standard public schema')
  and not (c.classoid = 'pg_extension'::regclass and exists (
    select 1 from pg_extension e join pg_available_extensions v on v.name = e.extname where e.oid = c.objoid and v.comment = c.description))

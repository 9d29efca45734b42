-- Of the dependencies those that can change what is told of an object: what extensions have, what the managed tables own, and to
-- whom something belongs that has a comment, a label, or an extension that it depends on. The rest only gives an order.
with recursive owned (classid, objid) as (
  select 'pg_class'::regclass::oid, c.oid from pg_class c where c.oid in (MANAGED_TABLES)
  union
  select d.classid, d.objid
  from owned o join pg_depend d on d.refclassid = o.classid and d.refobjid = o.objid
  where d.deptype in ('a', 'i')
), told (classid, objid) as (
  select t.classid, t.objid
  from (select c.classoid as classid, c.objoid as objid from pg_description c where c.objoid >= 16384
        union all select l.classoid, l.objoid from pg_seclabel l where l.objoid >= 16384
        union all select d.classid, d.objid from pg_depend d where d.objid >= 16384 and d.deptype = 'x') t
  union
  select d.refclassid, d.refobjid
  from told t join pg_depend d on d.classid = t.classid and d.objid = t.objid
  where d.deptype in ('i', 'P', 'e')
)
select d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid, d.deptype::text
from pg_depend d
where d.objid >= 16384
  and (d.refobjid >= 16384 or d.refclassid = 'pg_namespace'::regclass)
  and (d.deptype in ('e', 'x')
       or d.deptype in ('i', 'P') and (d.classid, d.objid) in (select t.classid, t.objid from told t)
       or d.deptype in ('a', 'i') and (d.refclassid, d.refobjid) in (select o.classid, o.objid from owned o))
union all
select 'pg_constraint'::regclass, k.oid, 0, case when k.conrelid <> 0 then 'pg_class'::regclass else 'pg_type'::regclass end,
       case when k.conrelid <> 0 then k.conrelid else k.contypid end, case when k.conrelid <> 0 then k.conkey[1] else 0 end, 'i'
from pg_constraint k
where k.contype = 'n' and (k.conrelid >= 16384 or k.contypid >= 16384)
  and k.oid in (select t.objid from told t where t.classid = 'pg_constraint'::regclass)

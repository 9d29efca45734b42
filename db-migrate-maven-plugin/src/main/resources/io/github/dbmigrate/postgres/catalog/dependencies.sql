-- 16384 is FirstNormalObjectId: what initdb made is below; of that only the namespace public can be part of a schema.
select d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid, d.deptype::text
from pg_depend d
where d.objid >= 16384
  and (d.refobjid >= 16384 or d.refclassid = 'pg_namespace'::regclass)

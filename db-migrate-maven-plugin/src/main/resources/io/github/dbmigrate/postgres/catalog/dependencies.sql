-- 16384 is FirstNormalObjectId: what initdb made is below; of that only the namespace public can be part of a schema.
select d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid, d.deptype::text
from pg_depend d
where d.objid >= 16384
  and (d.refobjid >= 16384 or d.refclassid = 'pg_namespace'::regclass)
-- A NOT NULL is part of its column or domain, though it is a constraint with a name from 17 and 18 on, which may have a comment.
union all
select 'pg_constraint'::regclass, k.oid, 0, 'pg_class'::regclass, k.conrelid, k.conkey[1], 'i'
from pg_constraint k
where k.contype = 'n' and k.conrelid >= 16384
union all
select 'pg_constraint'::regclass, k.oid, 0, 'pg_type'::regclass, k.contypid, 0, 'i'
from pg_constraint k
where k.contype = 'n' and k.contypid >= 16384

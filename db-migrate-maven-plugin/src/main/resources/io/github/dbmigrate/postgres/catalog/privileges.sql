-- What others hold, and what the owner has given up; an object that nobody granted anything on has no row here.
with held as (
  select 'pg_class'::regclass::oid as catalog, c.oid as object, 0 as part, c.relowner as owner, c.relacl as acl,
         acldefault(case c.relkind when 'S' then 's'::"char" else 'r'::"char" end, c.relowner) as standard,
         null::text as member
  from pg_class c where c.relacl is not null and c.oid >= 16384
  union all
  select 'pg_class'::regclass::oid, a.attrelid, a.attnum::int, c.relowner, a.attacl, null::aclitem[], quote_ident(a.attname)
  from pg_attribute a join pg_class c on c.oid = a.attrelid where a.attacl is not null and not a.attisdropped and a.attrelid >= 16384
  union all
  select 'pg_proc'::regclass::oid, p.oid, 0, p.proowner, p.proacl, acldefault('f', p.proowner), null from pg_proc p where p.proacl is not null and p.oid >= 16384
  union all
  select 'pg_type'::regclass::oid, t.oid, 0, t.typowner, t.typacl, acldefault('T', t.typowner), null from pg_type t where t.typacl is not null and t.oid >= 16384
  union all
  select 'pg_namespace'::regclass::oid, n.oid, 0, n.nspowner, n.nspacl, acldefault('n', n.nspowner), null from pg_namespace n where n.nspacl is not null
  union all
  select 'pg_language'::regclass::oid, l.oid, 0, l.lanowner, l.lanacl, acldefault('l', l.lanowner), null from pg_language l where l.lanacl is not null and l.oid >= 16384
  union all
  select 'pg_foreign_data_wrapper'::regclass::oid, f.oid, 0, f.fdwowner, f.fdwacl, acldefault('F', f.fdwowner), null from pg_foreign_data_wrapper f where f.fdwacl is not null
  union all
  select 'pg_foreign_server'::regclass::oid, s.oid, 0, s.srvowner, s.srvacl, acldefault('S', s.srvowner), null from pg_foreign_server s where s.srvacl is not null
  union all
  select 'pg_default_acl'::regclass::oid, d.oid, 0, d.defaclrole, d.defaclacl,
         case when d.defaclnamespace = 0 then acldefault(case d.defaclobjtype when 'S' then 's'::"char" else d.defaclobjtype end, d.defaclrole) else null::aclitem[] end, null
  from pg_default_acl d
)
select h.catalog, h.object, h.part, h.member,
       array(select e.entry from (
               select case x.grantee when 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(x.grantee)) end || '=' || x.privilege_type
                      || case when x.is_grantable then '*' else '' end as entry
               from aclexplode(h.acl) x
               where x.grantee <> h.owner or h.standard is null
               union
               select 'owner=-' || s.privilege_type from aclexplode(h.standard) s
               where s.grantee = h.owner
                 and not exists (select 1 from aclexplode(h.acl) x where x.grantee = h.owner and x.privilege_type = s.privilege_type)) e)
from held h

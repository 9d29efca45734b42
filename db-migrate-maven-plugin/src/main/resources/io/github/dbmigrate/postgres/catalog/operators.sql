-- only if exists (select from pg_operator where oprnamespace in (table schemas))
-- only if exists (select from pg_opfamily where opfnamespace in (table schemas))
-- only if exists (select from pg_opclass where opcnamespace in (table schemas))
-- only if exists (select from pg_cast where oid >= 16384)
select 'pg_operator'::regclass::oid, o.oid, 0, 'OPERATOR', o.oid::regoperator::text, null, null, quote_ident(pg_get_userbyid(o.oprowner)),
       array[
         'function', o.oprcode::text,
         'leftType', case when o.oprleft <> 0 then format_type(o.oprleft, null) end,
         'rightType', case when o.oprright <> 0 then format_type(o.oprright, null) end,
         'commutator', (select 'OPERATOR(' || quote_ident(x.nspname) || '.' || c.oprname || ')' from pg_operator c join pg_namespace x on x.oid = c.oprnamespace where c.oid = o.oprcom),
         'negator', (select 'OPERATOR(' || quote_ident(x.nspname) || '.' || c.oprname || ')' from pg_operator c join pg_namespace x on x.oid = c.oprnamespace where c.oid = o.oprnegate),
         'restrict', case when o.oprrest <> 0 then o.oprrest::text end,
         'join', case when o.oprjoin <> 0 then o.oprjoin::text end,
         'hashes', case when o.oprcanhash then 'true' end,
         'merges', case when o.oprcanmerge then 'true' end
       ], null::text[]
from pg_operator o
join pg_namespace n on n.oid = o.oprnamespace
-- A commutator that was named before it was made is a shell without a function.
where o.oprcode <> 0 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
union all
select 'pg_opfamily'::regclass::oid, f.oid, 0, 'OPERATOR_FAMILY',
       quote_ident(n.nspname) || '.' || quote_ident(f.opfname) || ' USING ' || quote_ident(am.amname), null, null, quote_ident(pg_get_userbyid(f.opfowner)),
       array['members', (select string_agg(m.text, ', ' order by m.text) from (
               select 'OPERATOR ' || x.amopstrategy || ' ' || x.amopopr::regoperator::text
                      || coalesce(' FOR ORDER BY ' || (select quote_ident(sn.nspname) || '.' || quote_ident(sf.opfname)
                           from pg_opfamily sf join pg_namespace sn on sn.oid = sf.opfnamespace where sf.oid = x.amopsortfamily), '') as text
               from pg_depend d join pg_amop x on x.oid = d.objid
               where d.classid = 'pg_amop'::regclass and d.refclassid = 'pg_opfamily'::regclass and d.refobjid = f.oid and d.deptype <> 'i'
               union all
               select 'FUNCTION ' || x.amprocnum || ' (' || format_type(x.amproclefttype, null) || ', ' || format_type(x.amprocrighttype, null) || ') '
                      || x.amproc::regprocedure::text
               from pg_depend d join pg_amproc x on x.oid = d.objid
               where d.classid = 'pg_amproc'::regclass and d.refclassid = 'pg_opfamily'::regclass and d.refobjid = f.oid and d.deptype <> 'i') m)], null::text[]
from pg_opfamily f
join pg_namespace n on n.oid = f.opfnamespace
join pg_am am on am.oid = f.opfmethod
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
union all
select 'pg_opclass'::regclass::oid, o.oid, 0, 'OPERATOR_CLASS',
       quote_ident(n.nspname) || '.' || quote_ident(o.opcname) || ' USING ' || quote_ident(am.amname), null, null, quote_ident(pg_get_userbyid(o.opcowner)),
       array[
         'type', format_type(o.opcintype, null),
         'default', case when o.opcdefault then 'true' end,
         'family', quote_ident(fn.nspname) || '.' || quote_ident(f.opfname),
         'storage', case when o.opckeytype <> 0 then format_type(o.opckeytype, null) end,
         'members', (select string_agg(m.text, ', ' order by m.text) from (
               select 'OPERATOR ' || x.amopstrategy || ' ' || x.amopopr::regoperator::text
                      || coalesce(' FOR ORDER BY ' || (select quote_ident(sn.nspname) || '.' || quote_ident(sf.opfname)
                           from pg_opfamily sf join pg_namespace sn on sn.oid = sf.opfnamespace where sf.oid = x.amopsortfamily), '') as text
               from pg_depend d join pg_amop x on x.oid = d.objid
               where d.classid = 'pg_amop'::regclass and d.refclassid = 'pg_opclass'::regclass and d.refobjid = o.oid
               union all
               select 'FUNCTION ' || x.amprocnum || ' (' || format_type(x.amproclefttype, null) || ', ' || format_type(x.amprocrighttype, null) || ') '
                      || x.amproc::regprocedure::text
               from pg_depend d join pg_amproc x on x.oid = d.objid
               where d.classid = 'pg_amproc'::regclass and d.refclassid = 'pg_opclass'::regclass and d.refobjid = o.oid) m)
       ], null::text[]
from pg_opclass o
join pg_namespace n on n.oid = o.opcnamespace
join pg_am am on am.oid = o.opcmethod
join pg_opfamily f on f.oid = o.opcfamily
join pg_namespace fn on fn.oid = f.opfnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
union all
select 'pg_cast'::regclass::oid, c.oid, 0, 'CAST', '(' || format_type(c.castsource, null) || ' AS ' || format_type(c.casttarget, null) || ')',
       null, null, null,
       array['function', case when c.castfunc <> 0 then c.castfunc::regprocedure::text end,
             'context', case c.castcontext when 'a' then 'assignment' when 'i' then 'implicit' end,
             'method', case c.castmethod when 'i' then 'inout' when 'b' then 'binary' else 'function' end], null::text[]
from pg_cast c
-- 16384 is FirstNormalObjectId: what initdb made is below.
where c.oid >= 16384
  -- A range brings its cast to its multirange along.
  and not exists (select 1 from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = c.oid and d.deptype = 'i')

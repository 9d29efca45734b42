-- only if exists (select from pg_type where typtype in ('e', 'd', 'r', 'b', 'p') and typinput <> 'array_in'::regproc and typnamespace in (table schemas))
-- only if exists (select from pg_class where relkind = 'c')
-- An array has array_in, which nobody else can have: a type's input function returns that type.
select 'pg_type'::regclass::oid, t.oid, 0,
       case t.typtype when 'e' then 'ENUM' when 'd' then 'DOMAIN' when 'c' then 'COMPOSITE' when 'r' then 'RANGE' else 'BASE_TYPE' end,
       t.oid::regtype::text, null, null, quote_ident(pg_get_userbyid(t.typowner)),
       case t.typtype
         when 'e' then array['labels', (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)]
         when 'd' then array[
           'type', format_type(t.typbasetype, t.typtypmod),
           'collation', case when t.typcollation <> b.typcollation then t.typcollation::regcollation::text end,
           'default', case when t.typdefaultbin is not null then pg_get_expr(t.typdefaultbin, 0) end,
           'notNull', case when t.typnotnull then 'true' end,
           'notNullConstraint', (select quote_ident(k.conname) from pg_constraint k
                                 where k.contypid = t.oid and k.contype = 'n' and k.conname !~ '_not_null[0-9]*$')]
         when 'c' then array['attributes', (select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                    || case when a.attcollation <> at.typcollation then ' COLLATE ' || a.attcollation::regcollation::text else '' end, ', ' order by a.attnum)
                  from pg_attribute a join pg_type at on at.oid = a.atttypid where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)]
         when 'r' then array[
           'subtype', format_type(r.rngsubtype, null),
           'subtypeOperatorClass', case when not opc.opcdefault then quote_ident(opn.nspname) || '.' || quote_ident(opc.opcname) end,
           'collation', case when r.rngcollation <> 0 and r.rngcollation <> sub.typcollation then r.rngcollation::regcollation::text end,
           'canonical', case when r.rngcanonical <> 0 then r.rngcanonical::text end,
           'subtypeDifference', case when r.rngsubdiff <> 0 then r.rngsubdiff::text end,
           'multirange', r.rngmultitypid::regtype::text]
         else array[
           'defined', case when t.typisdefined then 'true' end,
           'parameters', case when t.typisdefined then concat_ws(', ',
             'INPUT = ' || t.typinput::text, 'OUTPUT = ' || t.typoutput::text,
             case when t.typreceive <> 0 then 'RECEIVE = ' || t.typreceive::text end,
             case when t.typsend <> 0 then 'SEND = ' || t.typsend::text end,
             case when t.typmodin <> 0 then 'TYPMOD_IN = ' || t.typmodin::text end,
             case when t.typmodout <> 0 then 'TYPMOD_OUT = ' || t.typmodout::text end,
             case when t.typanalyze <> 0 then 'ANALYZE = ' || t.typanalyze::text end,
             'INTERNALLENGTH = ' || case when t.typlen = -1 then 'VARIABLE' else t.typlen::text end,
             case when t.typbyval then 'PASSEDBYVALUE' end,
             'ALIGNMENT = ' || case t.typalign when 'c' then 'char' when 's' then 'int2' when 'i' then 'int4' else 'double' end,
             'STORAGE = ' || case t.typstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end,
             'CATEGORY = ' || quote_literal(t.typcategory::text),
             case when t.typispreferred then 'PREFERRED = true' end,
             case when t.typdefault is not null then 'DEFAULT = ' || quote_literal(t.typdefault) end,
             case when t.typelem <> 0 then 'ELEMENT = ' || t.typelem::regtype::text end,
             'DELIMITER = ' || quote_literal(t.typdelim::text),
             case when t.typcollation <> 0 then 'COLLATABLE = true' end) end]
       end, null::text[]
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
left join pg_type b on b.oid = t.typbasetype
left join pg_class c on c.oid = t.typrelid
left join pg_range r on r.rngtypid = t.oid
left join pg_type sub on sub.oid = r.rngsubtype
left join pg_opclass opc on opc.oid = r.rngsubopc
left join pg_namespace opn on opn.oid = opc.opcnamespace
where t.typtype in ('e', 'd', 'c', 'r', 'b', 'p') and (t.typrelid = 0 or c.relkind = 'c')
  and not exists (select 1 from pg_type e where e.typarray = t.oid)
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'

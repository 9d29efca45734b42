select 'pg_class'::regclass::oid, c.oid, a.attnum::int, 'COLUMN', c.oid::regclass::text || '.' || quote_ident(a.attname),
       case c.relkind when 'f' then 'FOREIGN_TABLE' else 'TABLE' end, c.oid::regclass::text, null,
       array[
         'position', a.attnum::text,
         'type', format_type(a.atttypid, a.atttypmod),
         'collation', case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end,
         'notNull', case when a.attnotnull then 'true' end,
         'notNullConstraint', case when nn.conislocal and (not nn.convalidated or nn.connoinherit or (length(nn.conname) < 63
                                   and right(regexp_replace(nn.conname, '_not_null[0-9]+$', '_not_null'), length(a.attname) + 10) <> '_' || a.attname || '_not_null')) then quote_ident(nn.conname) end,
         'notNullNotValid', case when not nn.convalidated then 'true' end,
         'notNullNoInherit', case when nn.connoinherit then 'true' end,
         'identity', case a.attidentity when 'a' then 'always' when 'd' then 'by default' end,
         'identitySequence', sq.sequence,
         'identityOptions', sq.options,
         'identityPrivileges', sq.privileges,
         'identityLogging', case when sq.persistence <> c.relpersistence then case sq.persistence when 'u' then 'unlogged' else 'logged' end end,
         'generated', case when a.attgenerated <> '' then pg_get_expr(ad.adbin, ad.adrelid) end,
         'generation', case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' end,
         'storage', case when a.attstorage <> t.typstorage then
                      case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' when 'x' then 'extended' end end,
         'compression', case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end,
         'statistics', case when coalesce(a.attstattarget, -1) <> -1 then a.attstattarget::text end,
         'options', case when a.attoptions is not null then (select string_agg(quote_ident(o.option_name) || '=' || case when o.option_value ~ '^[A-Za-z0-9_.]+$'
                            then o.option_value else quote_literal(o.option_value) end, ', ' order by o.option_name)
                     from pg_options_to_table(a.attoptions) o) end,
         'foreignOptions', case when a.attfdwoptions is not null then (select string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ' order by o.option_name)
                            from pg_options_to_table(a.attfdwoptions) o) end,
         'inherited', case when not a.attislocal then 'true' end
       ], null::text[]
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_type t on t.oid = a.atttypid
left join pg_attrdef ad on ad.adrelid = a.attrelid and ad.adnum = a.attnum
-- From 18 on a NOT NULL is a constraint with a name; contype 'n' of a table does not exist before. A name made of a table's
-- and the column's is nobody's choice, and may be that of a table it was inherited from or that was renamed.
left join pg_constraint nn on nn.conrelid = a.attrelid and nn.contype = 'n' and nn.conkey[1] = a.attnum
left join (
  select d.refobjid as table_oid, d.refobjsubid as attnum, s.seqrelid::regclass::text as sequence,
         -- Before 15 no sequence was unlogged.
         case when current_setting('server_version_num')::int >= 150000 then sc.relpersistence end as persistence,
         concat_ws(' ',
           case when s.seqtypid::regtype::text <> format_type(k.atttypid, null) then 'AS ' || s.seqtypid::regtype::text end,
           case when s.seqstart <> case when s.seqincrement > 0 then s.seqmin else s.seqmax end then 'START WITH ' || s.seqstart end,
           case when s.seqincrement <> 1 then 'INCREMENT BY ' || s.seqincrement end,
           case when s.seqmin <> case when s.seqincrement > 0 then 1 else case s.seqtypid when 21 then -32768
                else case s.seqtypid when 23 then -2147483648 else -9223372036854775808 end end end then 'MINVALUE ' || s.seqmin end,
           case when s.seqmax <> case when s.seqincrement < 0 then -1 else case s.seqtypid when 21 then 32767
                else case s.seqtypid when 23 then 2147483647 else 9223372036854775807 end end end then 'MAXVALUE ' || s.seqmax end,
           case when s.seqcache <> 1 then 'CACHE ' || s.seqcache end,
           case when s.seqcycle then 'CYCLE' end) as options,
         case when sc.relacl is not null then (select string_agg(case x.grantee when 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(x.grantee)) end || '=' || x.privilege_type
                            || case when x.is_grantable then '*' else '' end,
                            ', ' order by case when x.grantee <> 0 then pg_get_userbyid(x.grantee) end, x.privilege_type)
          from aclexplode(sc.relacl) x where x.grantee <> sc.relowner) end as privileges
  from pg_depend d
  join pg_sequence s on s.seqrelid = d.objid
  join pg_class sc on sc.oid = s.seqrelid
  join pg_attribute k on k.attrelid = d.refobjid and k.attnum = d.refobjsubid
  where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'i' and d.refobjsubid > 0
) sq on sq.table_oid = a.attrelid and sq.attnum = a.attnum
where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f')
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'

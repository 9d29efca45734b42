-- only if exists (select from pg_proc where pronamespace in (table schemas))
-- What a range type brings along (its constructors) depends internally on the type and is part of it.
select 'pg_proc'::regclass::oid, p.oid, 0,
       case p.prokind when 'p' then 'PROCEDURE' when 'a' then 'AGGREGATE' else 'FUNCTION' end,
       p.oid::regprocedure::text, null, null, quote_ident(pg_get_userbyid(p.proowner)),
       array[
         'definition', case when p.prokind <> 'a' then pg_get_functiondef(p.oid)
           else 'CREATE AGGREGATE ' || quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '('
             || case when p.pronargs = 0 then '*' else pg_get_function_arguments(p.oid) end || E') (\n    '
             || concat_ws(E',\n    ',
                  'SFUNC = ' || g.aggtransfn::text,
                  'STYPE = ' || format_type(g.aggtranstype, null),
                  case when g.aggtransspace <> 0 then 'SSPACE = ' || g.aggtransspace end,
                  case when g.aggfinalfn <> 0 then 'FINALFUNC = ' || g.aggfinalfn::text end,
                  case when g.aggfinalextra then 'FINALFUNC_EXTRA' end,
                  case when g.aggfinalfn <> 0 and g.aggfinalmodify <> case when g.aggkind = 'n' then 'r'::"char" else 'w'::"char" end
                       then 'FINALFUNC_MODIFY = ' || case g.aggfinalmodify when 'r' then 'READ_ONLY' when 's' then 'SHAREABLE' else 'READ_WRITE' end end,
                  case when g.aggcombinefn <> 0 then 'COMBINEFUNC = ' || g.aggcombinefn::text end,
                  case when g.aggserialfn <> 0 then 'SERIALFUNC = ' || g.aggserialfn::text end,
                  case when g.aggdeserialfn <> 0 then 'DESERIALFUNC = ' || g.aggdeserialfn::text end,
                  case when g.agginitval is not null then 'INITCOND = ' || quote_literal(g.agginitval) end,
                  case when g.aggmtransfn <> 0 then 'MSFUNC = ' || g.aggmtransfn::text end,
                  case when g.aggminvtransfn <> 0 then 'MINVFUNC = ' || g.aggminvtransfn::text end,
                  case when g.aggmtranstype <> 0 then 'MSTYPE = ' || format_type(g.aggmtranstype, null) end,
                  case when g.aggmtransspace <> 0 then 'MSSPACE = ' || g.aggmtransspace end,
                  case when g.aggmfinalfn <> 0 then 'MFINALFUNC = ' || g.aggmfinalfn::text end,
                  case when g.aggmfinalextra then 'MFINALFUNC_EXTRA' end,
                  case when g.aggmfinalfn <> 0 and g.aggmfinalmodify <> case when g.aggkind = 'n' then 'r'::"char" else 'w'::"char" end
                       then 'MFINALFUNC_MODIFY = ' || case g.aggmfinalmodify when 'r' then 'READ_ONLY' when 's' then 'SHAREABLE' else 'READ_WRITE' end end,
                  case when g.aggminitval is not null then 'MINITCOND = ' || quote_literal(g.aggminitval) end,
                  case when g.aggsortop <> 0 then (select 'SORTOP = OPERATOR(' || quote_ident(sn.nspname) || '.' || o.oprname || ')'
                                                   from pg_operator o join pg_namespace sn on sn.oid = o.oprnamespace where o.oid = g.aggsortop) end,
                  case p.proparallel when 's' then 'PARALLEL = SAFE' when 'r' then 'PARALLEL = RESTRICTED' end,
                  case when g.aggkind = 'h' then 'HYPOTHETICAL' end)
             || E'\n)' end,
         'arguments', pg_get_function_arguments(p.oid),
         'identityArguments', case when p.prokind = 'a' and p.pronargs = 0 then '*' else pg_get_function_identity_arguments(p.oid) end,
         'result', pg_get_function_result(p.oid),
         'language', quote_ident(l.lanname),
         'window', case when p.prokind = 'w' then 'true' end
       ], null::text[]
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
join pg_language l on l.oid = p.prolang
left join pg_aggregate g on g.aggfnoid = p.oid
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype in ('e', 'i'))

select quote_ident(n.nspname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname <> ? and c.relname = ? and c.relkind = 'r'

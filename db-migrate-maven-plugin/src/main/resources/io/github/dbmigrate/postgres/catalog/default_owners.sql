-- The roles that own what nobody gave to another: who is connected, who owns the database, who deploys (and so owns the changelog).
select quote_ident(pg_get_userbyid(d.datdba)) from pg_database d where d.datname = current_database()
union select quote_ident(current_user)
union select quote_ident(session_user)
union select 'pg_database_owner'
union select quote_ident(pg_get_userbyid(c.relowner)) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = ? and c.relname = ?

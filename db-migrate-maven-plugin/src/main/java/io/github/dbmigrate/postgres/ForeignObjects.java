package io.github.dbmigrate.postgres;

import io.github.dbmigrate.schema.CatalogScope;

/** Tells whether somebody else's objects are in the managed namespace. */
final class ForeignObjects {

    private static final String EXIST = """
            WITH managed AS (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = %1$s),
            objects AS (
                SELECT 'pg_catalog.pg_class'::regclass AS catalog, c.oid FROM pg_catalog.pg_class c
                WHERE c.relnamespace IN (SELECT oid FROM managed) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                  AND c.relname NOT IN (%2$s, %3$s)
                UNION ALL
                SELECT 'pg_catalog.pg_class'::regclass, c.oid FROM pg_catalog.pg_class c
                WHERE c.relnamespace IN (SELECT oid FROM managed) AND c.relkind = 'S'
                  AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass
                                  AND d.objid = c.oid AND d.deptype IN ('a', 'i'))
                UNION ALL
                SELECT 'pg_catalog.pg_type'::regclass, t.oid FROM pg_catalog.pg_type t
                WHERE t.typnamespace IN (SELECT oid FROM managed) AND t.typelem = 0
                  AND (t.typrelid = 0 OR (SELECT c.relkind FROM pg_catalog.pg_class c WHERE c.oid = t.typrelid) = 'c')
                UNION ALL
                SELECT 'pg_catalog.pg_proc'::regclass, p.oid FROM pg_catalog.pg_proc p
                WHERE p.pronamespace IN (SELECT oid FROM managed)
            )
            SELECT EXISTS (SELECT 1 FROM objects o WHERE NOT EXISTS (
                SELECT 1 FROM pg_catalog.pg_depend d
                WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype IN ('e', 'i')))
            """;

    private ForeignObjects() {}

    static boolean exist(JdbcDatabase session, CatalogScope scope) {
        String sql = EXIST.formatted(
                Sql.literal(scope.managedNamespace()), Sql.literal(scope.changelog()), Sql.literal(scope.journal()));
        return "t".equals(session.query(sql).get(0).get(0));
    }
}

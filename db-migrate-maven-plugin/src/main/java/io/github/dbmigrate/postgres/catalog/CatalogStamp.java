package io.github.dbmigrate.postgres.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A digest of the row versions in all catalogs from which {@link CatalogReader} reads, of the large ones only of what it can read: whoever defines anything leaves a
 * row with another transaction number, {@code xmin}. VACUUM, ANALYZE and freezing keep it; REINDEX, TRUNCATE, VACUUM FULL
 * and a restored dump do not, which costs a comparison and nothing else. Temporary objects do not count. Source: the manual, "System
 * Catalogs" and "System Columns".
 */
public final class CatalogStamp {

    // FirstNormalObjectId: what initdb made is below, and CatalogReader passes it over. It is most of what an own
    // database holds.
    private static final String OF_USERS = " >= 16384";

    /** Of small tables with an {@code oid} and nothing temporary in them. */
    private static final List<String> PLAIN = List.of(
            "pg_am",
            "pg_default_acl",
            "pg_enum",
            "pg_event_trigger",
            "pg_extension",
            "pg_foreign_data_wrapper",
            "pg_foreign_server",
            "pg_language",
            "pg_policy",
            "pg_publication",
            "pg_publication_rel",
            "pg_statistic_ext",
            "pg_transform",
            "pg_ts_config",
            "pg_ts_dict",
            "pg_ts_parser",
            "pg_ts_template");

    private static final int PUBLICATIONS_OF_NAMESPACES = 15;

    private CatalogStamp() {}

    /** The stamp as 32 hexadecimal digits; of an open transaction what it sees. */
    public static String read(Connection connection) throws SQLException {
        return read(connection, StampScope.ask(connection));
    }

    static String read(Connection connection, StampScope scope) throws SQLException {
        int majorVersion = connection.getMetaData().getDatabaseMajorVersion();
        try (Statement statement = CatalogReader.statement(connection);
                ResultSet row = statement.executeQuery(query(majorVersion, scope))) {
            row.next();
            return Objects.requireNonNull(row.getString(1));
        }
    }

    private static String query(int majorVersion, StampScope scope) {
        List<String> parts = new ArrayList<>();
        for (String table : PLAIN) {
            if (!scope.leavesOut(table)) {
                parts.add(rows(table, "oid", "true"));
            }
        }
        // Without a publication there is nothing in one.
        if (majorVersion >= PUBLICATIONS_OF_NAMESPACES && !scope.leavesOut("pg_publication")) {
            parts.add(rows("pg_publication_namespace", "oid", "true"));
        }
        for (String part : others(scope)) {
            if (!scope.leavesOut(table(part))) {
                parts.add(part);
            }
        }
        return scope.with()
                + "SELECT pg_catalog.md5(pg_catalog.string_agg(catalog || ' ' || rows || ' ' || digest, ',' ORDER BY catalog))"
                + " FROM (" + String.join(" UNION ALL ", parts) + ") AS catalogs (catalog, rows, digest)";
    }

    private static List<String> others(StampScope scope) {
        return List.of(
                rows("pg_aggregate", "aggfnoid::oid", "aggfnoid" + OF_USERS),
                rows("pg_amop", "oid", "oid" + OF_USERS),
                rows("pg_amproc", "oid", "oid" + OF_USERS),
                rows("pg_attrdef", "oid", scope.permanent("adrelid")),
                rows("pg_attribute", "attrelid, attnum", "attrelid" + OF_USERS + " AND " + scope.permanent("attrelid")),
                rows("pg_cast", "oid", "oid" + OF_USERS),
                rows("pg_class", "oid", "relpersistence <> 't'"),
                rows("pg_collation", "oid", users(scope, "collnamespace")),
                rows("pg_conversion", "oid", users(scope, "connamespace")),
                rows("pg_constraint", "oid", scope.inPermanentNamespace("connamespace")),
                // The other dependencies follow from what is defined.
                rows(
                        "pg_depend",
                        "classid, objid, objsubid, refclassid, refobjid, refobjsubid",
                        "objid" + OF_USERS
                                + " AND (deptype IN ('e', 'x') OR deptype = 'a' AND classid = 'pg_catalog.pg_class'::regclass) AND "
                                + scope.permanent("objid")),
                rows(
                        "pg_description",
                        "objoid, classoid, objsubid",
                        "objoid" + OF_USERS + " OR classoid = 'pg_catalog.pg_namespace'::regclass"),
                rows("pg_foreign_table", "ftrelid", "true"),
                rows("pg_index", "indexrelid", scope.permanent("indexrelid")),
                rows("pg_inherits", "inhrelid, inhparent", scope.permanent("inhrelid")),
                rows("pg_init_privs", "objoid, classoid, objsubid", "true"),
                rows("pg_namespace", "oid", scope.inPermanentNamespace("oid")),
                rows("pg_opclass", "oid", users(scope, "opcnamespace")),
                rows("pg_operator", "oid", users(scope, "oprnamespace")),
                rows("pg_opfamily", "oid", users(scope, "opfnamespace")),
                rows("pg_partitioned_table", "partrelid", scope.permanent("partrelid")),
                rows("pg_proc", "oid", users(scope, "pronamespace")),
                rows("pg_range", "rngtypid", "true"),
                rows("pg_rewrite", "oid", scope.permanent("ev_class")),
                rows("pg_seclabel", "objoid, classoid, objsubid", "true"),
                rows("pg_sequence", "seqrelid", scope.permanent("seqrelid")),
                rows("pg_trigger", "oid", scope.permanent("tgrelid")),
                rows("pg_ts_config_map", "mapcfg, maptokentype, mapseqno", "true"),
                rows("pg_type", "oid", scope.inPermanentNamespace("typnamespace")),
                // Whose names and whose ownership the catalog's text holds; their tables are not for everyone to read.
                digest("pg_roles", "oid, rolname", "true"),
                digest("pg_user_mappings", "umid, srvid, umuser, umoptions", "true"),
                digest("pg_database", "oid, datdba", "datname = current_database()"),
                "SELECT 'user', 1::bigint, pg_catalog.hashtext(current_user)::bigint");
    }

    private static String table(String part) {
        return part.substring(part.indexOf('\'') + 1, part.indexOf("',"));
    }

    private static String rows(String table, String key, String condition) {
        return digest(table, key + ", xmin", condition);
    }

    // With what a superuser moved out of the system's namespaces.
    private static String users(StampScope scope, String namespace) {
        return "oid" + OF_USERS + " OR " + scope.outsideOfSystem(namespace);
    }

    // The order of rows is free, so a digest that does not depend on it.
    private static String digest(String table, String columns, String condition) {
        return "SELECT '" + table + "', pg_catalog.count(*), pg_catalog.bit_xor(pg_catalog.hash_record_extended(ROW("
                + columns + "), 0)) FROM pg_catalog." + table + " WHERE " + condition;
    }
}

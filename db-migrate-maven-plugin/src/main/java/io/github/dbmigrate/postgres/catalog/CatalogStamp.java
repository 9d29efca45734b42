package io.github.dbmigrate.postgres.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A digest of the row versions in all catalogs from which {@link CatalogReader} reads, of the large ones only of what it can read: whoever defines anything leaves a
 * row with another transaction number, {@code xmin}. VACUUM, ANALYZE and freezing keep it; REINDEX, TRUNCATE, VACUUM FULL
 * and a restored dump do not, which costs a comparison and nothing else. Temporary objects do not count. Source: the manual, "System
 * Catalogs" and "System Columns".
 */
public final class CatalogStamp {

    private static final String TEMPORARY_NAMESPACES = "(SELECT oid FROM temporary_namespaces)";
    private static final String TEMPORARY_RELATIONS = "(SELECT oid FROM temporary_relations)";
    private static final String SYSTEM_NAMESPACES = "(SELECT oid FROM system_namespaces)";

    // Each is asked for once, however many catalogs refer to it.
    private static final String WITH = "WITH temporary_namespaces AS MATERIALIZED"
            + " (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname ~ '^pg_(toast_)?temp_'),"
            + " temporary_relations AS MATERIALIZED (SELECT oid FROM pg_catalog.pg_class WHERE relpersistence = 't'),"
            + " system_namespaces AS MATERIALIZED"
            + " (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname ~ '^pg_' OR nspname = 'information_schema') ";

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

    private static final List<String> OTHERS = List.of(
            rows("pg_aggregate", "aggfnoid::oid", "aggfnoid" + OF_USERS),
            rows("pg_amop", "oid", "oid" + OF_USERS),
            rows("pg_amproc", "oid", "oid" + OF_USERS),
            rows("pg_attrdef", "oid", "adrelid NOT IN " + TEMPORARY_RELATIONS),
            rows(
                    "pg_attribute",
                    "attrelid, attnum",
                    "attrelid" + OF_USERS + " AND attrelid NOT IN " + TEMPORARY_RELATIONS),
            rows("pg_cast", "oid", "oid" + OF_USERS),
            rows("pg_class", "oid", "relpersistence <> 't'"),
            rows("pg_collation", "oid", users("collnamespace")),
            rows("pg_conversion", "oid", users("connamespace")),
            rows("pg_constraint", "oid", "connamespace NOT IN " + TEMPORARY_NAMESPACES),
            // The other dependencies follow from what is defined.
            rows(
                    "pg_depend",
                    "classid, objid, objsubid, refclassid, refobjid, refobjsubid",
                    "objid" + OF_USERS
                            + " AND (deptype IN ('e', 'x') OR deptype = 'a' AND classid = 'pg_catalog.pg_class'::regclass) AND objid"
                            + " NOT IN " + TEMPORARY_RELATIONS),
            rows(
                    "pg_description",
                    "objoid, classoid, objsubid",
                    "objoid" + OF_USERS + " OR classoid = 'pg_catalog.pg_namespace'::regclass"),
            rows("pg_foreign_table", "ftrelid", "true"),
            rows("pg_index", "indexrelid", "indexrelid NOT IN " + TEMPORARY_RELATIONS),
            rows("pg_inherits", "inhrelid, inhparent", "inhrelid NOT IN " + TEMPORARY_RELATIONS),
            rows("pg_init_privs", "objoid, classoid, objsubid", "true"),
            rows("pg_namespace", "oid", "oid NOT IN " + TEMPORARY_NAMESPACES),
            rows("pg_opclass", "oid", users("opcnamespace")),
            rows("pg_operator", "oid", users("oprnamespace")),
            rows("pg_opfamily", "oid", users("opfnamespace")),
            rows("pg_partitioned_table", "partrelid", "partrelid NOT IN " + TEMPORARY_RELATIONS),
            rows("pg_proc", "oid", users("pronamespace")),
            rows("pg_range", "rngtypid", "true"),
            rows("pg_rewrite", "oid", "ev_class NOT IN " + TEMPORARY_RELATIONS),
            rows("pg_seclabel", "objoid, classoid, objsubid", "true"),
            rows("pg_sequence", "seqrelid", "seqrelid NOT IN " + TEMPORARY_RELATIONS),
            rows("pg_trigger", "oid", "tgrelid NOT IN " + TEMPORARY_RELATIONS),
            rows("pg_ts_config_map", "mapcfg, maptokentype, mapseqno", "true"),
            rows("pg_type", "oid", "typnamespace NOT IN " + TEMPORARY_NAMESPACES),
            // Whose names and whose ownership the catalog's text holds; their tables are not for everyone to read.
            digest("pg_roles", "oid, rolname", "true"),
            digest("pg_user_mappings", "umid, srvid, umuser, umoptions", "true"),
            digest("pg_database", "oid, datdba", "datname = current_database()"),
            "SELECT 'user', 1::bigint, pg_catalog.hashtext(current_user)::bigint");

    private static final int PUBLICATIONS_OF_NAMESPACES = 15;

    /** To plan a query for a catalog costs more than to see that its file is empty. */
    private static final List<String> OFTEN_EMPTY = List.of(
            "pg_attrdef",
            "pg_default_acl",
            "pg_enum",
            "pg_event_trigger",
            "pg_foreign_data_wrapper",
            "pg_foreign_server",
            "pg_foreign_table",
            "pg_inherits",
            "pg_partitioned_table",
            "pg_policy",
            "pg_publication",
            "pg_publication_rel",
            "pg_seclabel",
            "pg_statistic_ext",
            "pg_transform",
            "pg_trigger",
            "pg_user_mapping");

    private static final String SIZES = "SELECT pg_catalog.pg_relation_size('pg_catalog."
            + String.join("'), pg_catalog.pg_relation_size('pg_catalog.", OFTEN_EMPTY) + "')";

    private CatalogStamp() {}

    /** The stamp as 32 hexadecimal digits; of an open transaction what it sees. */
    public static String read(Connection connection) throws SQLException {
        int majorVersion = connection.getMetaData().getDatabaseMajorVersion();
        return read(connection, majorVersion, withoutPages(connection));
    }

    /** @param leftOut catalogs without a row, which have no part in the digest */
    static String read(Connection connection, int majorVersion, Set<String> leftOut) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query(majorVersion, leftOut))) {
            row.next();
            return Objects.requireNonNull(row.getString(1));
        }
    }

    // What was added since is not seen by this stamp, as if it had been taken before.
    static Set<String> withoutPages(Connection connection) throws SQLException {
        Set<String> empty = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SIZES)) {
            row.next();
            for (int at = 0; at < OFTEN_EMPTY.size(); at++) {
                if (row.getLong(at + 1) == 0) {
                    empty.add(OFTEN_EMPTY.get(at));
                }
            }
        }
        if (empty.contains("pg_user_mapping")) {
            empty.add("pg_user_mappings");
        }
        return empty;
    }

    private static String query(int majorVersion, Set<String> leftOut) {
        List<String> parts = new ArrayList<>();
        for (String table : PLAIN) {
            if (!leftOut.contains(table)) {
                parts.add(rows(table, "oid", "true"));
            }
        }
        // Without a publication there is nothing in one.
        if (majorVersion >= PUBLICATIONS_OF_NAMESPACES && !leftOut.contains("pg_publication")) {
            parts.add(rows("pg_publication_namespace", "oid", "true"));
        }
        for (String part : OTHERS) {
            if (!leftOut.contains(table(part))) {
                parts.add(part);
            }
        }
        return WITH
                + "SELECT pg_catalog.md5(pg_catalog.string_agg(catalog || ' ' || rows || ' ' || digest, ',' ORDER BY catalog))"
                + " FROM (" + String.join(" UNION ALL ", parts) + ") AS catalogs (catalog, rows, digest)";
    }

    private static String table(String part) {
        return part.substring(part.indexOf('\'') + 1, part.indexOf("',"));
    }

    private static String rows(String table, String key, String condition) {
        return digest(table, key + ", xmin", condition);
    }

    // With what a superuser moved out of the system's namespaces.
    private static String users(String namespace) {
        return "oid" + OF_USERS + " OR " + namespace + " NOT IN " + SYSTEM_NAMESPACES;
    }

    // The order of rows is free, so a digest that does not depend on it.
    private static String digest(String table, String columns, String condition) {
        return "SELECT '" + table + "', pg_catalog.count(*), pg_catalog.bit_xor(pg_catalog.hash_record_extended(ROW("
                + columns + "), 0)) FROM pg_catalog." + table + " WHERE " + condition;
    }
}

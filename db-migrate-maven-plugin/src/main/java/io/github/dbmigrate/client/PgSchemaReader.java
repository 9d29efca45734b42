package io.github.dbmigrate.client;

import io.github.dbmigrate.client.PgRelation.PgColumn;
import io.github.dbmigrate.command.ClientGenerator.Request;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the relations of the requested namespaces, and all types, from PostgreSQL's catalog. */
final class PgSchemaReader {

    // Partitions are reached through their parent; an extension's tables are not the service's.
    private static final String RELATIONS = """
            SELECT c.oid, n.nspname, c.relname, quote_ident(n.nspname), quote_ident(c.relname),
                   c.relkind IN ('v', 'm'), obj_description(c.oid, 'pg_class')
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ANY (?)
               AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
               AND NOT c.relispartition
               AND NOT (n.nspname = ? AND c.relname IN (?, ?))
               AND NOT EXISTS (SELECT FROM pg_depend d
                                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
             ORDER BY array_position(?, n.nspname::text), c.relname ~ '[^a-z0-9_]', c.relname COLLATE "C"
            """;

    private static final String COLUMNS = """
            SELECT a.attrelid, a.attname, quote_ident(a.attname), a.atttypid, a.attndims, a.attnotnull,
                   (a.atthasdef AND a.attgenerated = '') OR a.attidentity <> '',
                   a.attgenerated <> '' OR a.attidentity = 'a',
                   coalesce((SELECT k.place
                               FROM pg_index i CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, place)
                              WHERE i.indrelid = a.attrelid AND i.indisprimary AND k.attnum = a.attnum), 0),
                   col_description(a.attrelid, a.attnum)
              FROM pg_attribute a
              JOIN pg_class c ON c.oid = a.attrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ANY (?) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
               AND a.attnum > 0 AND NOT a.attisdropped
             ORDER BY a.attrelid, a.attnum
            """;

    private static final String TYPES = """
            SELECT t.oid, n.nspname, t.typname, t.typtype,
                   CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE 0 END, t.typdelim,
                   coalesce(r.rngsubtype, t.typbasetype), t.typnotnull, t.typdefault IS NOT NULL,
                   ARRAY (SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
              FROM pg_type t
              JOIN pg_namespace n ON n.oid = t.typnamespace
              LEFT JOIN pg_range r ON r.rngtypid = t.oid
             ORDER BY n.nspname COLLATE "C", t.typname COLLATE "C"
            """;

    // Every table is a composite type, too; only those made by CREATE TYPE and those used as a column's type matter.
    private static final String ATTRIBUTES = """
            SELECT c.reltype, a.attname, a.atttypid, a.attndims
              FROM pg_attribute a
              JOIN pg_class c ON c.oid = a.attrelid
             WHERE c.reltype <> 0 AND a.attnum > 0 AND NOT a.attisdropped
             ORDER BY c.reltype, a.attnum
            """;

    private final Connection connection;

    PgSchemaReader(Connection connection) {
        this.connection = connection;
    }

    PgSchema read(Request request) throws SQLException {
        Array namespaces = connection.createArrayOf("text", request.namespaces().toArray());
        Map<Long, List<PgColumn>> columns = readColumns(namespaces);
        return new PgSchema(readRelations(request, namespaces, columns), readTypes());
    }

    private List<PgRelation> readRelations(Request request, Array namespaces, Map<Long, List<PgColumn>> columns)
            throws SQLException {
        List<PgRelation> relations = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(RELATIONS)) {
            statement.setArray(1, namespaces);
            statement.setString(2, request.namespaces().get(0));
            statement.setString(3, request.changelog());
            statement.setString(4, request.changelog() + "_journal");
            statement.setArray(5, namespaces);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                relations.add(new PgRelation(
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getBoolean(6),
                        rows.getString(7),
                        columns.getOrDefault(rows.getLong(1), List.of())));
            }
        }
        return relations;
    }

    private Map<Long, List<PgColumn>> readColumns(Array namespaces) throws SQLException {
        Map<Long, List<PgColumn>> columns = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setArray(1, namespaces);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                columns.computeIfAbsent(rows.getLong(1), relation -> new ArrayList<>())
                        .add(new PgColumn(
                                rows.getString(2),
                                rows.getString(3),
                                rows.getLong(4),
                                rows.getInt(5),
                                rows.getBoolean(6),
                                rows.getBoolean(7),
                                rows.getBoolean(8),
                                rows.getInt(9),
                                rows.getString(10)));
            }
        }
        return columns;
    }

    private Map<Long, PgType> readTypes() throws SQLException {
        Map<Long, List<PgType.Attribute>> attributes = readAttributes();
        // In the order of the query, so that names are given out in the same order every time.
        Map<Long, PgType> types = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TYPES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long oid = rows.getLong(1);
                types.put(
                        oid,
                        new PgType(
                                oid,
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4).charAt(0),
                                rows.getLong(5),
                                rows.getString(6).charAt(0),
                                rows.getLong(7),
                                rows.getBoolean(8),
                                rows.getBoolean(9),
                                Arrays.asList((String[]) rows.getArray(10).getArray()),
                                attributes.getOrDefault(oid, List.of())));
            }
        }
        return types;
    }

    private Map<Long, List<PgType.Attribute>> readAttributes() throws SQLException {
        Map<Long, List<PgType.Attribute>> attributes = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ATTRIBUTES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                attributes
                        .computeIfAbsent(rows.getLong(1), type -> new ArrayList<>())
                        .add(new PgType.Attribute(rows.getString(2), rows.getLong(3), rows.getInt(4)));
            }
        }
        return attributes;
    }
}

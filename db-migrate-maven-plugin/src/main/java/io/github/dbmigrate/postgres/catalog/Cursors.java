package io.github.dbmigrate.postgres.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads several queries side by side, some rows of each at a time: the first of all of them in one round trip, which is all
 * that most catalogs need, and no more of a large one in memory. In an open transaction only.
 */
final class Cursors {

    private static final int ROWS = 1_000;

    private final Connection connection;
    private final List<Cursor> cursors = new ArrayList<>();

    Cursors(Connection connection) {
        this.connection = connection;
    }

    private record Cursor(String name, String query, RowConsumer consumer) {

        String declare() {
            // The line's end is for a query that ends with a comment.
            return "DECLARE " + name + " NO SCROLL CURSOR FOR " + query + "\n;\n";
        }

        String fetch() {
            return "FETCH FORWARD " + ROWS + " FROM " + name + ";\n";
        }
    }

    interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    void add(String query, RowConsumer consumer) {
        cursors.add(new Cursor("db_migrate_catalog_" + cursors.size(), query, consumer));
    }

    /** Reads all rows; those of one query come in its order, those of several not one query after the other. */
    void read() throws SQLException {
        StringBuilder declarations = new StringBuilder();
        cursors.forEach(cursor -> declarations.append(cursor.declare()));
        String sql = declarations.toString();
        List<Cursor> open = cursors;
        while (!open.isEmpty()) {
            open = fetch(sql, open);
            sql = "";
        }
    }

    /** Frees what they hold in a transaction that goes on. */
    void close() throws SQLException {
        try (Statement statement = CatalogReader.statement(connection)) {
            statement.execute(
                    cursors.stream().map(cursor -> "CLOSE " + cursor.name()).collect(Collectors.joining(";")));
        }
    }

    /** Answers which may have more rows. */
    private List<Cursor> fetch(String first, List<Cursor> from) throws SQLException {
        List<Cursor> more = new ArrayList<>();
        String fetches = from.stream().map(Cursor::fetch).collect(Collectors.joining());
        try (Statement statement = CatalogReader.statement(connection)) {
            boolean rows = statement.execute(first + fetches);
            for (Cursor cursor : from) {
                while (!rows) {
                    rows = statement.getMoreResults();
                }
                if (each(statement.getResultSet(), cursor.consumer()) == ROWS) {
                    more.add(cursor);
                }
                rows = statement.getMoreResults();
            }
        }
        return more;
    }

    /** Answers how many there were. */
    static int each(ResultSet rows, RowConsumer consumer) throws SQLException {
        int count = 0;
        try (rows) {
            while (rows.next()) {
                consumer.accept(rows);
                count++;
            }
        }
        return count;
    }
}

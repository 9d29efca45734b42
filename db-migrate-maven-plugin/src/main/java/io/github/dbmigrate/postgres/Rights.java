package io.github.dbmigrate.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the server what the session's role may do. */
record Rights(Connection connection) {

    /** Null for NULL and for no row. */
    @Nullable
    String value(String select) throws SQLException {
        List<String> row = row(select);
        return row.isEmpty() ? null : row.get(0);
    }

    /** @param privilege a call of one of PostgreSQL's functions that ask for a privilege */
    boolean has(String privilege) throws SQLException {
        return "t".equals(value("SELECT pg_catalog." + privilege));
    }

    /** The first row, NULL as an empty text; empty for none. */
    List<String> row(String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            List<String> values = new ArrayList<>();
            int columns = row.next() ? row.getMetaData().getColumnCount() : 0;
            for (int column = 1; column <= columns; column++) {
                String value = row.getString(column);
                values.add(value == null ? "" : value);
            }
            return values;
        }
    }
}

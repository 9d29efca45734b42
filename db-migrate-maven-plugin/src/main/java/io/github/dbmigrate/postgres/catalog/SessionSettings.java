package io.github.dbmigrate.postgres.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings that PostgreSQL's printing functions obey, set for the length of a read and then put back. */
final class SessionSettings {

    private static final Map<String, String> FOR_READING = settings();

    private final Connection connection;
    private final Map<String, String> former;

    private SessionSettings(Connection connection, Map<String, String> former) {
        this.connection = connection;
        this.former = former;
    }

    /** Works on the open transaction only. */
    static SessionSettings apply(Connection connection) throws SQLException {
        Map<String, String> former = current(connection);
        set(connection, FOR_READING);
        return new SessionSettings(connection, former);
    }

    void restore() throws SQLException {
        set(connection, former);
    }

    /** The statement that sets them in a transaction which ends with the read. */
    static String forReading() {
        return FOR_READING.entrySet().stream()
                .map(setting -> "set_config('" + setting.getKey() + "', '" + setting.getValue() + "', true)")
                .collect(Collectors.joining(", ", "select ", ""));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("search_path", "");
        settings.put("jit", "off");
        // The queries name what they join in a good order; to look for a better one costs most databases more than it
        // gains.
        settings.put("join_collapse_limit", "1");
        settings.put("enable_mergejoin", "off");
        // All rows of a cursor are read.
        settings.put("cursor_tuple_fraction", "1");
        settings.put("quote_all_identifiers", "off");
        settings.put("datestyle", "ISO, MDY");
        settings.put("intervalstyle", "postgres");
        settings.put("timezone", "UTC");
        settings.put("bytea_output", "hex");
        settings.put("extra_float_digits", "1");
        settings.put("standard_conforming_strings", "on");
        return Collections.unmodifiableMap(settings);
    }

    private static Map<String, String> current(Connection connection) throws SQLException {
        String select = FOR_READING.keySet().stream()
                .map(name -> "current_setting('" + name + "')")
                .collect(Collectors.joining(", ", "select ", ""));
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet row = statement.executeQuery()) {
            row.next();
            Map<String, String> values = new LinkedHashMap<>();
            for (String name : FOR_READING.keySet()) {
                values.put(name, row.getString(values.size() + 1));
            }
            return values;
        }
    }

    private static void set(Connection connection, Map<String, String> values) throws SQLException {
        String select = values.keySet().stream()
                .map(name -> "set_config('" + name + "', ?, true)")
                .collect(Collectors.joining(", ", "select ", ""));
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 1;
            for (String value : values.values()) {
                statement.setString(parameter++, value);
            }
            statement.execute();
        }
    }
}

package io.github.dbmigrate.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The server that all are measured on. The password is handed on in files and the environment, never in arguments. */
record Server(String host, int port, String user, String password, Postmaster postmaster) {

    String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** Drops the database, if there is one of that name, and makes it anew. Nobody pays for writing out what was before. */
    void recreate(String database) {
        drop(database);
        execute("CREATE DATABASE " + quoted(database));
        execute("CHECKPOINT");
    }

    void drop(String database) {
        execute("DROP DATABASE IF EXISTS " + quoted(database) + " WITH (FORCE)");
    }

    /** What a reader must know of the server to believe the figures. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT name, current_setting(name) FROM pg_settings
                        WHERE name IN ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers',
                                       'max_wal_size', 'max_connections', 'autovacuum', 'jit')
                        """)) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
            return settings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many steps of a {@link History} are in the database; each makes one table, column or function. */
    int steps(String database) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(database), user, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT (SELECT count(*) FROM pg_tables WHERE tablename LIKE 'item%')
                             + (SELECT count(*) FROM pg_attribute WHERE attname LIKE 'note%')
                             + (SELECT count(*) FROM pg_proc WHERE proname LIKE 'touch%')
                        """)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(database, e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), user, password);
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}

package io.github.dbmigrate.testing;

import io.github.dbmigrate.server.ThrowAwayServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: one server a JVM and major version, started when first asked for and stopped when the JVM
 * ends, however it ends. It writes nothing through to the disk. Safe to use from several threads; tests keep apart by
 * {@link #createDatabase()}.
 */
public final class TestPostgres {

    private static final int DEFAULT_MAJOR = 17;
    private static final Map<Integer, TestPostgres> SERVERS = new ConcurrentHashMap<>();

    private final ThrowAwayServer server;
    private final int major;
    private final AtomicInteger databases = new AtomicInteger();

    private TestPostgres(int major) {
        this.server = ThrowAwayServer.start(major);
        this.major = major;
    }

    public static TestPostgres get() {
        return of(DEFAULT_MAJOR);
    }

    /** The server of a major version whose binaries the build has fetched; 13 is there to be refused. */
    public static TestPostgres of(int major) {
        return SERVERS.computeIfAbsent(major, TestPostgres::new);
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    /** A superuser. */
    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    /** Without credentials. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host() + ":" + port() + "/" + database;
    }

    /** A new, empty database; its name needs no quotes. */
    public String createDatabase() {
        String name = "test_" + databases.incrementAndGet();
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            // Copying the template's files takes a quarter of the time of logging every page of them.
            statement.execute("CREATE DATABASE " + name + (major >= 15 ? " STRATEGY file_copy" : ""));
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }

    /** A superuser's session in autocommit mode; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user(), password());
    }
}

package io.github.dbmigrate.postgres;

import io.github.dbmigrate.history.ChangelogEntry;
import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Changelog and journal in the managed namespace. The changelog is MyBatis' (its {@code template_changelog.sql}), so
 * that its command line works on it.
 */
public final class Bookkeeping {

    private static final int LONGEST_NAME = 63;

    private final CatalogScope scope;
    private final String changelog;
    private final JournalTable journal;

    /** Problem {@code PARAMETER_INVALID}: PostgreSQL would cut the journal's name off without a word. */
    public Bookkeeping(CatalogScope scope) {
        int length = scope.journal().getBytes(StandardCharsets.UTF_8).length;
        if (scope.changelog().isBlank() || length > LONGEST_NAME) {
            throw Problem.of(
                            ProblemCode.PARAMETER_INVALID,
                            "The changelog's name must have 1 to 55 bytes, so that the journal beside it has a name that "
                                    + "PostgreSQL keeps.")
                    .fact("changelog", scope.changelog())
                    .remedy("Choose a shorter one.", "-Ddb-migrate.changelog=changelog")
                    .exception();
        }
        this.scope = scope;
        this.changelog = Sql.qualified(scope.managedNamespace(), scope.changelog());
        this.journal = new JournalTable(scope);
    }

    public JournalTable journal() {
        return journal;
    }

    /** The changelog's name, quoted and qualified. */
    public String changelogName() {
        return changelog;
    }

    public boolean hasChangelog(Connection connection) throws SQLException {
        return exists(connection, scope.changelog());
    }

    public boolean hasJournal(Connection connection) throws SQLException {
        return exists(connection, scope.journal());
    }

    /** True when both tables are there. */
    public boolean hasBoth(Connection connection) throws SQLException {
        return tables(connection).size() == 2;
    }

    private boolean exists(Connection connection, String table) throws SQLException {
        return tables(connection).contains(table);
    }

    CatalogScope scope() {
        return scope;
    }

    /** Which of the two tables are there. */
    // Asks the catalog, which anybody may read; a SELECT on the table would confuse "none" with "not allowed".
    Set<String> tables(Connection connection) throws SQLException {
        String sql =
                "SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                        + "WHERE n.nspname = " + Sql.literal(scope.managedNamespace()) + " AND c.relname IN ("
                        + Sql.literal(scope.changelog()) + ", " + Sql.literal(scope.journal())
                        + ") AND c.relkind IN ('r', 'p', 'v', 'f')";
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(DriverText.of(sql))) {
            Set<String> tables = new HashSet<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    /** Of every row as PostgreSQL writes it; a table that is not there has no part in it. */
    String digest(Connection connection) throws SQLException {
        Set<String> tables = tables(connection);
        StringJoiner digests = new StringJoiner(" ");
        if (tables.contains(scope.changelog())) {
            digests.add(digest(connection, changelog, "id"));
        }
        if (tables.contains(scope.journal())) {
            digests.add(digest(connection, journal.name(), "sequence"));
        }
        return digests.toString();
    }

    private static String digest(Connection connection, String table, String order) throws SQLException {
        String sql = "SELECT pg_catalog.count(*) || ':' || pg_catalog.md5(coalesce(pg_catalog.string_agg(t::text, "
                + "pg_catalog.chr(10) ORDER BY t." + order + "), '')) FROM " + table + " t";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DriverText.of(sql))) {
            row.next();
            return row.getString(1);
        }
    }

    List<ChangelogEntry> listChangelog(Connection connection) throws SQLException {
        String sql = "SELECT id, applied_at, description FROM " + changelog + " ORDER BY id";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<ChangelogEntry> entries = new ArrayList<>();
            while (rows.next()) {
                entries.add(new ChangelogEntry(
                        new MigrationId(new BigDecimal(rows.getString(1))),
                        Objects.requireNonNullElse(rows.getString(2), ""),
                        Objects.requireNonNullElse(rows.getString(3), "")));
            }
            return entries;
        }
    }

    /** Makes what is missing; in the connection's transaction if it has one. */
    public void create(Connection connection) throws SQLException {
        Set<String> tables = tables(connection);
        if (tables.isEmpty()) {
            createNamespace(connection);
        }
        if (!tables.contains(scope.changelog())) {
            execute(connection, createChangelog());
        }
        if (!tables.contains(scope.journal())) {
            execute(connection, journal.createStatement());
        }
    }

    // Not IF NOT EXISTS, which asks for the right to create even where there is nothing to create.
    public void createNamespace(Connection connection) throws SQLException {
        String sql = "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = " + Sql.literal(scope.managedNamespace());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (row.next()) {
                return;
            }
        }
        execute(connection, "CREATE SCHEMA " + Sql.identifier(scope.managedNamespace()));
    }

    public void createChangelog(Connection connection) throws SQLException {
        if (!hasChangelog(connection)) {
            execute(connection, createChangelog());
        }
    }

    private String createChangelog() {
        return "CREATE TABLE " + changelog + " (ID NUMERIC(20,0) NOT NULL, APPLIED_AT VARCHAR(25) NOT NULL, "
                + "DESCRIPTION VARCHAR(255) NOT NULL, CONSTRAINT "
                + Sql.identifier("pk_" + scope.changelog()) + " PRIMARY KEY (ID))";
    }

    /** Drops the changelog if it has no rows, so that a migration can make it in its own way. */
    public void dropEmptyChangelog(Connection connection) throws SQLException {
        if (hasChangelog(connection) && listChangelog(connection).isEmpty()) {
            execute(connection, "DROP TABLE " + changelog);
        }
    }

    public boolean contains(Connection connection, MigrationId id) throws SQLException {
        if (!hasChangelog(connection)) {
            return false;
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM " + changelog + " WHERE ID = ?")) {
            select.setBigDecimal(1, id.number());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    void recordApplied(Connection connection, ChangelogEntry row, JournalEntry entry) throws SQLException {
        if (!contains(connection, row.id())) {
            insert(connection, row);
        }
        journal.append(connection, entry);
    }

    private void insert(Connection connection, ChangelogEntry row) throws SQLException {
        String sql = "INSERT INTO " + changelog + " (ID, APPLIED_AT, DESCRIPTION) VALUES (?,?,?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setBigDecimal(1, row.id().number());
            insert.setString(2, row.appliedAt());
            insert.setString(3, row.description());
            insert.executeUpdate();
        }
    }

    void recordNotApplied(Connection connection, MigrationId id, JournalEntry entry) throws SQLException {
        if (hasChangelog(connection)) {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + changelog + " WHERE ID = ?")) {
                delete.setBigDecimal(1, id.number());
                delete.executeUpdate();
            }
        }
        journal.append(connection, entry);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

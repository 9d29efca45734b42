package io.github.dbmigrate.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OrphanTest {

    @TempDir
    Path directory;

    private final TestPostgres server = TestPostgres.get();
    private final String database = server.createDatabase();

    @Test
    @Timeout(60)
    void the_server_ends_the_statement_of_a_killed_run_before_it_has_its_effect() throws Exception {
        Path migrations = Files.createDirectories(directory.resolve("src/main/db/migrations"));
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
        Files.writeString(migrations.resolve("1_fill.sql"), """
                -- db-migrate: no-transaction
                CREATE TABLE filled (id int);
                SET lock_timeout = 0;
                INSERT INTO filled SELECT 1 FROM (SELECT pg_advisory_lock_shared(4711)) gate;
                """);
        MigrationsDirectory.read(migrations).sign();
        ConnectionSettings settings =
                Deployment.settings(server.host(), server.port(), database, server.user(), server.password());
        try (Connection gate = server.connect(database);
                Statement statement = gate.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(4711)");
            Process killed = new Deployment(settings, directory).start();
            await(statement, "SELECT count(*) = 1 FROM pg_locks WHERE objid = 4711 AND NOT granted");
            killed.destroyForcibly().waitFor();
            // Nobody opens the gate: the server ends the statement of its own accord.
            await(statement, "SELECT count(*) = 0 FROM pg_locks WHERE objid = 4711 AND NOT granted");
        }
        new Deployment(settings, directory).run();

        try (Connection after = server.connect(database);
                Statement statement = after.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM filled")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    private static void await(Statement statement, String condition) throws SQLException {
        boolean met = false;
        while (!met) {
            try (ResultSet row = statement.executeQuery(condition)) {
                row.next();
                met = row.getBoolean(1);
            }
        }
    }
}

package io.github.dbmigrate.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.server.ThrowAwayServer;
import io.github.dbmigrate.testing.CuttingProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements that reach beyond the database or the transaction, cut off before the server heard them or behind it. */
class ServerWideStatementTest {

    // What the journal says of a statement has no comments, so this is in the statement itself only.
    private static final String NOW = " /* now */ ";

    private static ThrowAwayServer server;

    @TempDir
    Path directory;

    private ConnectionSettings settings;
    private CuttingProxy proxy;
    private Path migrations;
    private String name;

    @BeforeAll
    static void start() throws Exception {
        server = ThrowAwayServer.start(17, Map.of("max_prepared_transactions", "5", "wal_level", "logical"));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void makeDatabase() throws Exception {
        name = "wide_" + System.nanoTime();
        settings = Deployment.settings(server.host(), server.port(), name, server.user(), server.password());
        try (JdbcDatabase admin = JdbcDatabase.open(settings.withDatabase("postgres"))) {
            admin.execute("CREATE DATABASE " + name);
        }
        proxy = new CuttingProxy(server.host(), server.port());
        migrations = Files.createDirectories(directory.resolve("src/main/db/migrations"));
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
    }

    @AfterEach
    void closeProxy() throws Exception {
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE DATABASE %s_other, true",
        "CREATE DATABASE %s_other, false",
        "CREATE TABLESPACE %s LOCATION '%s', true",
        "CREATE TABLESPACE %s LOCATION '%s', false",
        "ALTER SYSTEM SET cursor_tuple_fraction = 0.2, true",
        "CREATE SUBSCRIPTION %s CONNECTION 'host=127.0.0.1 port=1 dbname=x' PUBLICATION p WITH (connect = false), true",
        "ALTER SUBSCRIPTION s_%s SET PUBLICATION q WITH (refresh = false), true"
    })
    void one_that_was_cut_off_is_in_once_when_the_next_deploy_has_gone_on(String statement, boolean behind)
            throws Exception {
        Path folder = Files.createTempDirectory(
                Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath(), "tablespace-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        String text = statement.replaceFirst("%s", name).replace("%s", folder.toString());
        script("-- db-migrate: no-transaction\nCREATE TABLE ledger (line text);\n"
                + "CREATE SUBSCRIPTION s_" + name + " CONNECTION 'host=x' PUBLICATION p WITH (connect = false);\n"
                + "INSERT INTO ledger VALUES ('before');\n" + text.replaceFirst(" ", NOW)
                + ";\nINSERT INTO ledger VALUES ('behind');\n");
        cut(behind);

        assertThat(new Deployment(settings, directory).run().applied()).hasSize(1);
        assertThat(query("SELECT line FROM ledger ORDER BY 1"))
                .isEqualTo(List.of(List.of("before"), List.of("behind")));
    }

    @ParameterizedTest
    @CsvSource({
        "PREPARE TRANSACTION, true",
        "PREPARE TRANSACTION, false",
        "COMMIT PREPARED, true",
        "COMMIT PREPARED, false"
    })
    void a_prepared_transaction_is_committed_once(String at, boolean behind) throws Exception {
        script("CREATE TABLE ledger (line text);\nBEGIN;\nINSERT INTO ledger VALUES ('prepared');\n"
                + at("PREPARE TRANSACTION", at) + " '" + name + "';\n" + at("COMMIT PREPARED", at) + " '" + name
                + "';\nINSERT INTO ledger VALUES ('then');\n");
        cut(behind);

        assertThat(new Deployment(settings, directory).run().applied()).hasSize(1);
        assertThat(query("SELECT line FROM ledger ORDER BY 1"))
                .isEqualTo(List.of(List.of("prepared"), List.of("then")));
        assertThat(query("SELECT count(*) FROM pg_prepared_xacts WHERE gid = '" + name + "'"))
                .isEqualTo(List.of(List.of("0")));
    }

    @Test
    void a_database_that_somebody_else_made_is_not_taken_for_ours() throws Exception {
        try (JdbcDatabase admin = JdbcDatabase.open(settings.withDatabase("postgres"))) {
            admin.execute("CREATE DATABASE " + name + "_other");
        }
        script("CREATE TABLE ledger (line text);\nCREATE" + NOW + "DATABASE " + name + "_other;\n");
        cut(false);
        ProblemException refused =
                assertThrows(ProblemException.class, () -> new Deployment(settings, directory).run());
        assertThat(refused.problem().facts().toString()).contains("42P04");
    }

    private static String at(String statement, String at) {
        return statement.equals(at) ? statement.replaceFirst(" ", NOW) : statement;
    }

    private void cut(boolean behind) {
        ConnectionSettings through =
                Deployment.settings(server.host(), proxy.port(), name, server.user(), server.password());
        if (behind) {
            proxy.cutBehind(NOW);
        } else {
            proxy.cutBefore(NOW);
        }
        ProblemException lost = assertThrows(ProblemException.class, () -> new Deployment(through, directory).run());
        assertThat(lost.problem().code()).isEqualTo(ProblemCode.CONNECTION_LOST);
    }

    private void script(String text) throws Exception {
        Files.writeString(migrations.resolve("1_wide.sql"), text);
        MigrationsDirectory.read(migrations).sign();
    }

    private List<?> query(String sql) {
        try (JdbcDatabase session = JdbcDatabase.open(settings)) {
            return session.query(sql);
        }
    }
}

package io.github.dbmigrate.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the server is full: a tablespace on a small file system of its own, which only root can mount. */
class DiskFullTest {

    private static final String FILL = "INSERT INTO big SELECT repeat('x', 8000) FROM generate_series(1, 4000);\n";

    @TempDir
    Path directory;

    private final TestPostgres server = TestPostgres.get();
    private ConnectionSettings settings;
    private Path disk;
    private String tablespace;
    private Path migrations;

    @BeforeEach
    void mountDisk() throws Exception {
        disk = Files.createTempDirectory("db-migrate-disk-");
        String refused = run("mount", "-t", "tmpfs", "-o", "size=8m,mode=0777", "tmpfs", disk.toString());
        assumeTrue(refused.isEmpty(), "this machine lets us mount no file system, so no disk can be full: " + refused);
        Path data = Files.createDirectory(disk.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        settings = Deployment.settings(
                server.host(), server.port(), server.createDatabase(), server.user(), server.password());
        tablespace = "small_" + settings.database();
        try (JdbcDatabase admin = JdbcDatabase.open(settings.withDatabase("postgres"))) {
            admin.execute("CREATE TABLESPACE " + tablespace + " LOCATION '" + data + "'");
            admin.execute("ALTER DATABASE " + settings.database() + " SET default_tablespace TO " + tablespace);
        }
        migrations = Files.createDirectories(directory.resolve("src/main/db/migrations"));
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
    }

    @AfterEach
    void unmountDisk() throws Exception {
        if (tablespace != null) {
            try (JdbcDatabase admin = JdbcDatabase.open(settings.withDatabase("postgres"))) {
                admin.execute("DROP DATABASE " + settings.database() + " WITH (FORCE)");
                admin.execute("DROP TABLESPACE " + tablespace);
            }
        }
        run("umount", disk.toString());
        Files.delete(disk);
    }

    @Test
    void a_script_in_a_transaction_leaves_nothing_and_runs_once_there_is_room() throws Exception {
        script(
                "CREATE TABLE ledger (line text);\nCREATE TABLE big (text text);\nALTER TABLE big ALTER text SET STORAGE plain;\n"
                        + "INSERT INTO ledger VALUES ('one');\n" + FILL);
        Problem full = problem();
        assertThat(full.facts().toString()).contains("53100");
        assertThat(full.headline()).contains("nothing of it is in the database");

        makeRoom();
        assertThat(new Deployment(settings, directory).run().applied()).hasSize(1);
        assertThat(query("SELECT line FROM ledger")).isEqualTo(List.of(List.of("one")));
        assertThat(query("SELECT count(*) FROM big")).isEqualTo(List.of(List.of("4000")));
    }

    @Test
    void a_script_statement_by_statement_goes_on_unasked_once_there_is_room() throws Exception {
        script("-- db-migrate: no-transaction\nCREATE TABLE ledger (line text);\nCREATE TABLE big (text text);\n"
                + "ALTER TABLE big ALTER text SET STORAGE plain;\nINSERT INTO ledger VALUES ('one');\n" + FILL
                + "CREATE INDEX CONCURRENTLY ledger_line ON ledger (line);\nINSERT INTO ledger VALUES ('two');\n");
        Problem full = problem();
        assertThat(full.facts().toString()).contains("53100");
        assertThat(full.headline()).contains("its first 4 of 7 statements");

        makeRoom();
        assertThat(new Deployment(settings, directory).run().applied()).hasSize(1);
        assertThat(query("SELECT line FROM ledger ORDER BY 1")).isEqualTo(List.of(List.of("one"), List.of("two")));
        assertThat(query("SELECT count(*) FROM big")).isEqualTo(List.of(List.of("4000")));
        assertThat(query("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).isEqualTo(List.of(List.of("0")));
    }

    private Problem problem() {
        return assertThrows(ProblemException.class, () -> new Deployment(settings, directory).run())
                .problem();
    }

    private void makeRoom() throws Exception {
        assertThat(run("mount", "-o", "remount,size=256m", disk.toString())).isEmpty();
    }

    private void script(String text) throws IOException {
        Files.writeString(migrations.resolve("1_big.sql"), text);
        MigrationsDirectory.read(migrations).sign();
    }

    private List<?> query(String sql) {
        try (JdbcDatabase session = JdbcDatabase.open(settings)) {
            return session.query(sql);
        }
    }

    /** What the program complained of; empty when it did its work. */
    private static String run(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : output + " (" + process.exitValue() + ")";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

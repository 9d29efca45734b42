package io.github.dbmigrate.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trigger raises a notice a row; {@code -Dcrash.notices} says how many rows there are. */
class NoticeFloodTest {

    private static final int NOTICES = Integer.getInteger("crash.notices", 100_000);

    @TempDir
    Path directory;

    @Test
    void a_flood_of_notices_takes_little_memory_and_few_lines() throws Exception {
        TestPostgres server = TestPostgres.get();
        ConnectionSettings settings = Deployment.settings(
                server.host(), server.port(), server.createDatabase(), server.user(), server.password());
        Path migrations = Files.createDirectories(directory.resolve("src/main/db/migrations"));
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
        Files.writeString(migrations.resolve("1_loud.sql"), """
                CREATE TABLE loud (id int);
                CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE NOTICE 'row %%', repeat('x', 200); RETURN NEW; END $$;
                CREATE TRIGGER shout BEFORE INSERT ON loud FOR EACH ROW EXECUTE FUNCTION shout();
                INSERT INTO loud SELECT generate_series(1, %d);
                """.formatted(NOTICES));
        MigrationsDirectory.read(migrations).sign();

        // Kept by the driver until the statement ends, a million of them would need half a gigabyte.
        Process run = new Deployment(settings, directory).start("-Xmx64m");
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(output).isZero();
        assertThat(output).contains(NOTICES - 100 + " more, not shown");
        assertThat(output.lines().filter(line -> line.contains("NOTICE"))).hasSize(101);
        try (JdbcDatabase session = JdbcDatabase.open(settings)) {
            assertThat(session.query("SELECT count(*) FROM loud")).isEqualTo(List.of(List.of(String.valueOf(NOTICES))));
        }
    }
}

package io.github.dbmigrate.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeScriptTest {

    private static final int MEGABYTES = 100;

    @TempDir
    Path directory;

    private final TestPostgres server = TestPostgres.get();
    private final ConnectionSettings settings = Deployment.settings(
            server.host(), server.port(), server.createDatabase(), server.user(), server.password());
    private Path migrations;

    @BeforeEach
    void makeService() throws Exception {
        migrations = Files.createDirectories(directory.resolve("src/main/db/migrations"));
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
    }

    @Test
    void a_script_of_100_megabytes_runs_in_400_megabytes_of_memory() throws Exception {
        try (Writer script = Files.newBufferedWriter(migrations.resolve("1_large.sql"))) {
            script.write("CREATE TABLE large (id int, text text);\n");
            String text = "x".repeat(1 << 20);
            for (int id = 0; id < MEGABYTES; id++) {
                script.write("INSERT INTO large VALUES (" + id + ", '" + text + "');\n");
            }
            script.write("-- //@UNDO\nDROP TABLE large;\n");
        }
        MigrationsDirectory.read(migrations).sign();
        Process run = new Deployment(settings, directory).start("-Xmx400m");
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(output).isZero();
        assertThat(query("SELECT count(*), sum(length(text)) FROM large"))
                .isEqualTo(List.of(List.of("100", String.valueOf(MEGABYTES << 20))));
    }

    @Test
    void ten_thousand_statements_run_in_one_transaction() throws Exception {
        StringBuilder script = new StringBuilder("CREATE TABLE many (id int);\n");
        for (int id = 1; id <= 10_000; id++) {
            script.append("INSERT INTO many VALUES (").append(id).append(");\n");
        }
        Files.writeString(migrations.resolve("1_many.sql"), script);
        MigrationsDirectory.read(migrations).sign();
        new Deployment(settings, directory).run();

        assertThat(query("SELECT count(*), count(DISTINCT xmin::text) FROM many"))
                .isEqualTo(List.of(List.of("10000", "1")));
    }

    @Test
    void deep_nesting_is_no_matter() throws Exception {
        int depth = 2_000;
        String comments = "/* ; ".repeat(depth) + "*/ ".repeat(depth);
        StringBuilder body = new StringBuilder("PERFORM 1;");
        for (int level = 0; level < 8; level++) {
            body.insert(0, "EXECUTE $q" + level + "$ DO $b" + level + "$ BEGIN ")
                    .append(" END $b" + level + "$ $q" + level + "$;");
        }
        Files.writeString(
                migrations.resolve("1_deep.sql"),
                comments + "\nCREATE TABLE deep (id int);\nDO $$ BEGIN " + body + " END $$;\nSELECT " + "(".repeat(500)
                        + "1" + ")".repeat(500) + ";\nINSERT INTO deep VALUES (1);\n");
        MigrationsDirectory.read(migrations).sign();
        new Deployment(settings, directory).run();

        assertThat(query("SELECT count(*) FROM deep")).isEqualTo(List.of(List.of("1")));
    }

    private List<?> query(String sql) {
        try (JdbcDatabase session = JdbcDatabase.open(settings)) {
            return session.query(sql);
        }
    }
}

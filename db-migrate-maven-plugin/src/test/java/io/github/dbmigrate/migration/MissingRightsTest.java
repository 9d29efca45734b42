package io.github.dbmigrate.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migrations directory whose permissions forbid what a goal has to do, as a user sees it whom permissions bind. */
class MissingRightsTest {

    /** Permissions bind root too once it has given up the capabilities that pass them over: capabilities(7). */
    private static final List<String> BOUND_BY_PERMISSIONS =
            List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner", "--inh-caps", "-all");

    @TempDir
    Path module;

    private Path migrations;

    @BeforeEach
    void writeFirst() throws IOException {
        migrations = module.resolve("src/main/db/migrations");
        MigrationsDirectory.read(migrations).write(MigrationFileName.of(MigrationId.of(1), "first"), "SELECT 1;\n");
    }

    @AfterEach
    void permitCleaningUp() throws IOException {
        permit(migrations, "rwxr-xr-x");
    }

    @Test
    void with_every_right_the_migration_is_written() throws Exception {
        assertThat(secondMigration()).isEqualTo("written 2_second.sql\n");
    }

    @Test
    void a_read_only_directory_is_told_with_the_command_and_nothing_changes() throws Exception {
        Map<String, String> before = contents();
        permit(migrations, "r-xr-xr-x");

        assertThat(secondMigration())
                .startsWith("DBM-203 ")
                .contains("2_second.sql cannot be written; what was there is unchanged.", "chmod u+w ");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_directory_that_cannot_be_listed_is_not_taken_for_an_empty_one() throws Exception {
        permit(migrations, "-wx-wx-wx");

        assertThat(secondMigration()).matches("(?s)DBM-2\\d\\d .*cannot be read.*");
        permit(migrations, "rwxr-xr-x");
        assertThat(contents()).containsOnlyKeys("1_first.sql", "migrations.sum");
    }

    @Test
    void a_migration_or_a_sum_file_that_cannot_be_read_is_named_and_nothing_changes() throws Exception {
        for (String name : List.of("1_first.sql", "migrations.sum")) {
            permit(migrations.resolve(name), "-w-------");

            assertThat(secondMigration()).matches("(?s)DBM-2\\d\\d .*" + name + " cannot be read.*");
            permit(migrations.resolve(name), "rw-r--r--");
            assertThat(contents()).containsOnlyKeys("1_first.sql", "migrations.sum");
        }
    }

    private String secondMigration() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(BOUND_BY_PERMISSIONS);
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WriteMigration.class.getName()));
        command.add(migrations.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(migrations)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}

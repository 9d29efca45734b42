package io.github.dbmigrate.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.problem.Fact;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsDirectoryTest {

    @TempDir
    Path module;

    private Path migrations;

    @BeforeEach
    void create() throws IOException {
        migrations = Files.createDirectories(module.resolve("src/main/db/migrations"));
    }

    @Test
    void migrations_are_sorted_by_number_and_keep_their_text_on_disk() throws IOException {
        file("10_last.sql", "SELECT 10;");
        file("9_create_users.sql", "SELECT 9;");
        file("bootstrap.sql", "SELECT 1;");
        file("onabort.sql", "SELECT 2;");
        file("README.md", "");
        file(".hidden.sql", "");

        MigrationsDirectory directory = read();

        assertThat(directory.migrations())
                .extracting(Migration::fileName)
                .containsExactly("9_create_users.sql", "10_last.sql");
        assertThat(directory.migrations().get(0).description()).isEqualTo("create users");
        assertThat(directory.migrations().get(0).checksum()).isEqualTo(Checksum.of("SELECT 9;"));
        assertThat(directory.bootstrap()).contains(migrations.resolve("bootstrap.sql"));
        assertThat(directory.onAbort()).contains(migrations.resolve("onabort.sql"));
        assertThat(directory.display()).isEqualTo("src/main/db/migrations");
        assertThat(directory.problems()).isEmpty();
        assertThat(directory.problem()).isEmpty();
    }

    @Test
    void an_empty_directory_has_no_migrations_and_no_problem() {
        assertThat(read().migrations()).isEmpty();
        assertThat(read().problem()).isEmpty();
        assertThat(read().sumProblem()).isEmpty();
    }

    @Test
    void a_missing_directory_is_a_problem_that_names_it() throws IOException {
        Files.delete(migrations);

        assertThat(read().exists()).isFalse();
        assertThat(only(read()).code()).isEqualTo(ProblemCode.DIRECTORY_MISSING);
        assertThat(only(read()).headline()).contains("src/main/db/migrations");
    }

    @Test
    void a_file_in_its_place_is_a_problem() throws IOException {
        Files.delete(migrations);
        Files.writeString(migrations, "");

        assertThat(only(read()).code()).isEqualTo(ProblemCode.DIRECTORY_UNREADABLE);
    }

    @Test
    void every_problem_of_a_directory_is_told_at_once() throws IOException {
        file("1_a.sql", "");
        file("2_b.sql", "SELECT 2;");
        file("02_c.sql", "SELECT 2;");
        file("create_users.sql", "SELECT 1;");
        file("1.5_half.sql", "SELECT 1;");
        file("123456789012345678901_long.sql", "SELECT 1;");
        file("4_D.SQL", "SELECT 1;");
        Files.write(migrations.resolve("5_e.sql"), "SELECT 'é';".getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectory(migrations.resolve("6_f.sql"));

        List<Problem> problems = read().problems();

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        ProblemCode.MIGRATION_EMPTY,
                        ProblemCode.MIGRATION_ID_DUPLICATE,
                        ProblemCode.FILE_NAME_INVALID,
                        ProblemCode.FILE_NAME_INVALID,
                        ProblemCode.FILE_NAME_INVALID,
                        ProblemCode.FILE_NAME_INVALID,
                        ProblemCode.FILE_NAME_INVALID,
                        ProblemCode.FILE_ENCODING);
        Problem all = read().problem().orElseThrow();
        assertThat(all.headline()).startsWith("8 things are wrong");
        assertThat(all.facts())
                .extracting(Fact::value)
                .containsAll(problems.stream().map(Problem::headline).toList());
        assertThat(all.remedies()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void a_number_that_two_files_have_is_told_with_both_and_the_command_that_mends_it() throws IOException {
        file("7_a.sql", "SELECT 1;");
        file("007_b_c.sql", "SELECT 2;");

        Problem problem = only(read());

        assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_ID_DUPLICATE);
        assertThat(problem.facts().get(0).value()).contains("7_a.sql").contains("007_b_c.sql");
        assertThat(problem.remedies().get(0).commands().get(0))
                .matches("git mv (\\S+/)7_a.sql \\1" + "8_a.sql|git mv (\\S+/)007_b_c.sql \\2" + "8_b_c.sql");
    }

    @Test
    void in_a_reactor_paths_and_commands_count_from_its_root(@TempDir Path reactor) throws IOException {
        Files.createDirectories(reactor.resolve(".mvn"));
        Path service = Files.createDirectories(reactor.resolve("apps/auth/src/main/db/migrations"));
        Files.writeString(service.resolve("1_a.sql"), "SELECT 1;");
        Files.writeString(service.resolve("01_b.sql"), "");

        MigrationsDirectory directory = MigrationsDirectory.read(service);

        assertThat(directory.display()).isEqualTo("apps/auth/src/main/db/migrations");
        assertThat(directory.problems())
                .flatExtracting(problem -> problem.remedies())
                .flatExtracting(remedy -> remedy.commands())
                .contains("mvn db-migrate:dev -pl apps/auth")
                .anyMatch(command -> command.contains("apps/auth/src/main/db/migrations/01_b.sql"));
        assertThat(SqlFile.read(service.resolve("1_a.sql")).display())
                .isEqualTo("apps/auth/src/main/db/migrations/1_a.sql");
    }

    @Test
    void a_file_that_is_not_utf_8_is_told_with_byte_and_line() throws IOException {
        Files.write(migrations.resolve("5_e.sql"), "SELECT 1;\n-- Größe\n".getBytes(StandardCharsets.ISO_8859_1));

        Problem problem = only(read());

        assertThat(problem.headline()).contains("5_e.sql is not UTF-8 text: byte 0xF6 at offset 15 in line 2");
        assertThat(problem.remedies().get(0).commands().get(0)).startsWith("iconv -f ISO-8859-1 -t UTF-8 src/main/db");
    }

    @Test
    void utf_16_and_a_nul_are_not_utf_8() throws IOException {
        Files.write(migrations.resolve("5_e.sql"), "\uFEFFSELECT 1;".getBytes(StandardCharsets.UTF_16LE));
        assertThat(only(read()).remedies().get(0).commands().get(0)).startsWith("iconv -f UTF-16 ");

        Files.write(migrations.resolve("5_e.sql"), "SELECT 1;\n\0".getBytes(StandardCharsets.UTF_8));
        assertThat(only(read()).headline()).contains("a NUL byte at offset 10 in line 2");
    }

    @Test
    void a_file_cut_off_within_a_character_is_not_utf_8() throws IOException {
        Files.write(migrations.resolve("5_e.sql"), new byte[] {'-', '-', (byte) 0xC3});

        assertThat(only(read()).code()).isEqualTo(ProblemCode.FILE_ENCODING);
    }

    @Test
    void comments_only_a_byte_order_mark_and_crlf_are_fine_and_change_no_checksum() throws IOException {
        file("1_a.sql", "-- nothing to do\n-- //@UNDO\n");
        file("2_b.sql", "\uFEFF-- nothing to do\r\n-- //@UNDO\r\n");

        assertThat(read().problems()).isEmpty();
        assertThat(read().migrations().get(0).checksum())
                .isEqualTo(read().migrations().get(1).checksum());
        assertThat(MigrationScript.read(read().migrations().get(1)).up().text()).isEqualTo("-- nothing to do\r\n");
    }

    @Test
    void blanks_alone_are_an_empty_file() throws IOException {
        file("1_a.sql", "\uFEFF \n\t\r\n");

        assertThat(only(read()).code()).isEqualTo(ProblemCode.MIGRATION_EMPTY);
    }

    @Test
    void a_symbolic_link_within_the_module_is_followed_and_one_out_of_it_refused(@TempDir Path elsewhere)
            throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.sql"), "SELECT 'secret';");
        Path shared = Files.writeString(module.resolve("shared.sql"), "SELECT 1;");
        Files.createSymbolicLink(migrations.resolve("1_in.sql"), shared);
        Files.createSymbolicLink(migrations.resolve("2_out.sql"), secret);
        Files.createSymbolicLink(migrations.resolve("3_nowhere.sql"), module.resolve("gone.sql"));

        MigrationsDirectory directory = read();

        assertThat(directory.migrations()).extracting(Migration::fileName).containsExactly("1_in.sql");
        assertThat(directory.problems()).extracting(Problem::code).containsOnly(ProblemCode.DIRECTORY_UNREADABLE);
        assertThat(directory.problems().get(0).headline())
                .contains("2_out.sql is a symbolic link that leads out of its module");
    }

    @Test
    void a_directory_that_is_a_symbolic_link_out_of_the_module_is_refused(@TempDir Path elsewhere) throws IOException {
        Files.delete(migrations);
        Files.createSymbolicLink(migrations, elsewhere);
        Files.writeString(elsewhere.resolve("1_a.sql"), "SELECT 1;");

        assertThat(read().migrations()).isEmpty();
        assertThat(only(read()).headline()).contains("leads out of its module");
        assertThatThrownBy(() -> read().write(MigrationFileName.of(MigrationId.of(2), "b"), "SELECT 2;"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("leads out of its module");
        assertThat(elsewhere.resolve("2_b.sql")).doesNotExist();
    }

    @Test
    void the_next_number_is_the_time_unless_the_last_one_is_greater() throws IOException {
        Instant now = Instant.parse("2026-11-23T01:02:03.999Z");
        assertThat(read().nextId(now)).hasToString("20261123010203");

        file("1_before.sql", "SELECT 1;");
        assertThat(read().nextId(now)).hasToString("20261123010203");

        file("20261123010203_a.sql", "SELECT 1;");
        assertThat(read().nextId(now)).hasToString("20261123010204");

        file("99990101000000_b.sql", "SELECT 1;");
        assertThat(read().nextId(now)).hasToString("99990101000001");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(migrations.resolve(name), text);
    }

    private MigrationsDirectory read() {
        return MigrationsDirectory.read(migrations);
    }

    private static Problem only(MigrationsDirectory directory) {
        assertThat(directory.problems()).hasSize(1);
        return directory.problems().get(0);
    }
}

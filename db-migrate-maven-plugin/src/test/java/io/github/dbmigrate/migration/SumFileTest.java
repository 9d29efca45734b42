package io.github.dbmigrate.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.problem.Fact;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumFileTest {

    @TempDir
    Path module;

    private Path migrations;

    @BeforeEach
    void name() {
        migrations = module.resolve("src/main/db/migrations");
    }

    @Test
    void writing_a_migration_signs_it_and_makes_the_directory() throws IOException {
        Migration first = write(1, "create users", "CREATE TABLE users ();\n");
        Migration second = write(2, "add_orders", "CREATE TABLE orders ();\n");

        assertThat(first.fileName()).isEqualTo("1_create_users.sql");
        assertThat(first.description()).isEqualTo("create users");
        assertThat(first.file()).hasContent("CREATE TABLE users ();");
        assertThat(read().migrations()).containsExactly(first, second);
        assertThat(read().sumFindings()).isEmpty();
        assertThat(read().sumProblem()).isEmpty();
        assertThat(sum().lines())
                .hasSize(3)
                .element(1)
                .isEqualTo("sha256 " + first.checksum().hex() + "  1_create_users.sql");
        assertThat(sum().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).matches("sha256 [0-9a-f]{64}  \\*"));
        assertOnlyFiles("1_create_users.sql", "2_add_orders.sql", "migrations.sum");
    }

    @Test
    void a_file_added_edited_removed_or_renamed_by_hand_is_named() throws IOException {
        write(1, "a", "SELECT 1;");
        write(2, "b", "SELECT 2;");
        write(3, "c", "SELECT 3;");
        write(4, "d", "SELECT 4;");
        Files.delete(migrations.resolve("1_a.sql"));
        Files.writeString(migrations.resolve("2_b.sql"), "SELECT 22;");
        Files.move(migrations.resolve("3_c.sql"), migrations.resolve("5_c.sql"));
        Files.writeString(migrations.resolve("6_e.sql"), "SELECT 6;");

        assertThat(read().sumFindings())
                .containsExactlyInAnyOrder(
                        new SumFinding.Removed("1_a.sql"),
                        new SumFinding.Edited("2_b.sql"),
                        new SumFinding.Renamed("5_c.sql", "3_c.sql"),
                        new SumFinding.Added("6_e.sql"));
        Problem problem = read().sumProblem().orElseThrow();
        assertThat(problem.code()).isEqualTo(ProblemCode.SUM_MISMATCH);
        assertThat(problem.facts()).extracting(Fact::value).contains("2_b.sql was edited after it was signed.");
        assertThat(problem.remedies()).hasSize(2);
    }

    @Test
    void signing_again_takes_the_directory_as_it_is() throws IOException {
        write(1, "a", "SELECT 1;");
        Files.writeString(migrations.resolve("1_a.sql"), "SELECT 11;");
        Files.writeString(migrations.resolve("onabort.sql"), "SELECT 2;");

        read().sign();

        assertThat(read().sumProblem()).isEmpty();
        assertThat(sum()).contains("  onabort.sql");
    }

    @Test
    void writing_a_migration_does_not_bless_what_else_was_changed() throws IOException {
        write(1, "a", "SELECT 1;");
        Files.writeString(migrations.resolve("1_a.sql"), "SELECT 11;");
        Files.writeString(migrations.resolve("3_c.sql"), "SELECT 3;");

        write(2, "b", "SELECT 2;");

        assertThat(read().sumFindings())
                .containsExactly(new SumFinding.Edited("1_a.sql"), new SumFinding.Added("3_c.sql"));
    }

    @Test
    void a_run_killed_between_script_and_sum_leaves_a_file_that_is_told_as_unsigned() throws IOException {
        write(1, "a", "SELECT 1;");
        String signedBefore = sum();
        write(2, "b", "SELECT 2;");
        Files.writeString(migrations.resolve("migrations.sum"), signedBefore);
        Files.writeString(migrations.resolve(".3_c.sql.tmp"), "SELE");

        assertThat(read().problems()).isEmpty();
        assertThat(read().sumFindings()).containsExactly(new SumFinding.Added("2_b.sql"));
    }

    @Test
    void a_leftover_of_a_killed_write_is_in_nobodys_way() throws IOException {
        Files.createDirectories(migrations);
        Path target = Files.writeString(module.resolve("other"), "untouched");
        Files.createSymbolicLink(migrations.resolve(".1_a.sql.tmp"), target);

        write(1, "a", "SELECT 1;");

        assertThat(target).hasContent("untouched");
        assertOnlyFiles("1_a.sql", "migrations.sum");
    }

    @Test
    void a_symbolic_link_in_the_place_of_the_sum_file_is_replaced_and_not_followed() throws IOException {
        Files.createDirectories(migrations);
        Path target = Files.writeString(module.resolve("other"), "untouched");
        Files.createSymbolicLink(migrations.resolve("migrations.sum"), target);

        read().sign();

        assertThat(target).hasContent("untouched");
        assertThat(Files.isSymbolicLink(migrations.resolve("migrations.sum"))).isFalse();
    }

    @Test
    void a_number_that_is_taken_is_not_written_over() throws IOException {
        write(1, "a", "SELECT 1;");

        assertThatThrownBy(() -> write(1, "b", "SELECT 2;")).hasMessageContaining("DBM-205");
        assertOnlyFiles("1_a.sql", "migrations.sum");
    }

    @Test
    void a_place_that_cannot_be_written_is_a_problem_and_nothing_changes() throws IOException {
        Path sources = module.resolve("src/main");
        Files.createDirectories(sources);
        Path inTheWay = sources.resolve("db");
        Files.writeString(inTheWay, "a file where the folder should be");

        assertThatThrownBy(() -> write(1, "a", "SELECT 1;"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("DBM-203")
                .hasMessageContaining("src/main/db/migrations/1_a.sql cannot be written");
        assertThat(inTheWay).hasContent("a file where the folder should be");
    }

    @Test
    void two_branches_that_each_add_a_migration_both_change_the_first_line() throws IOException {
        write(1, "a", "SELECT 1;");
        String base = sum();
        write(2, "ours", "SELECT 2;");
        String ours = sum();
        Files.delete(migrations.resolve("2_ours.sql"));
        Files.writeString(migrations.resolve("migrations.sum"), base);
        write(3, "theirs", "SELECT 3;");

        String theirs = sum();

        assertThat(Stream.of(base, ours, theirs)
                        .map(text -> text.lines().findFirst().orElseThrow()))
                .doesNotHaveDuplicates();
        assertThat(base.lines().skip(1).toList())
                .isEqualTo(ours.lines().skip(1).limit(1).toList());
    }

    @Test
    void a_merge_conflict_is_told_as_one() throws IOException {
        write(1, "a", "SELECT 1;");
        Files.writeString(migrations.resolve("migrations.sum"), "<<<<<<< HEAD\n" + sum() + "=======\n>>>>>>> other\n");

        Problem problem = read().sumProblem().orElseThrow();

        assertThat(problem.code()).isEqualTo(ProblemCode.SUM_INVALID);
        assertThat(problem.headline()).contains("merge conflict");
        assertThat(problem.excerpt()).isNotNull();
        assertThat(read().sumFindings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"line", "swapped", "cut", "twice", "empty"})
    void a_sum_file_that_was_tampered_with_is_invalid(String how) throws IOException {
        write(1, "a", "SELECT 1;");
        write(2, "b", "SELECT 2;");
        List<String> lines = sum().lines().toList();
        String broken = switch (how) {
            case "line" -> sum() + "# a remark\n";
            case "swapped" -> String.join("\n", lines.get(0), lines.get(2), lines.get(1));
            case "cut" -> String.join("\n", lines.get(0), lines.get(1));
            case "twice" -> sum() + lines.get(2);
            default -> "";
        };
        Files.writeString(migrations.resolve("migrations.sum"), broken);

        assertThat(read().sumProblem().orElseThrow().code()).isEqualTo(ProblemCode.SUM_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256 %S  1_a.sql",
                "sha256 %s 1_a.sql",
                "sha256 %s",
                "sha256 %s  ",
                "sha512 %s  1_a.sql",
                "sha256 0%s  1_a.sql",
                " sha256 %s  1_a.sql"
            })
    void a_line_of_another_form_is_none_of_a_sum_file_even_where_the_whole_fits(String form) throws IOException {
        Migration migration = write(1, "a", "SELECT 1;");
        String line = form.formatted(migration.checksum().hex());
        Files.writeString(migrations.resolve("migrations.sum"), "sha256 " + Checksum.of(line + "\n") + "  *\n" + line);

        Problem problem = read().sumProblem().orElseThrow();

        assertThat(problem.code()).isEqualTo(ProblemCode.SUM_INVALID);
        assertThat(problem.headline()).contains("has a line that is none of its own");
    }

    @Test
    void crlf_in_the_sum_file_and_in_the_scripts_changes_nothing() throws IOException {
        write(1, "a", "SELECT 1;\nSELECT 2;\n");
        Files.writeString(migrations.resolve("migrations.sum"), sum().replace("\n", "\r\n"));
        Files.writeString(migrations.resolve("1_a.sql"), "\uFEFFSELECT 1;\r\nSELECT 2;\r\n");

        assertThat(read().sumProblem()).isEmpty();
    }

    @Test
    void a_directory_with_migrations_and_no_sum_file_is_told_as_unsigned() throws IOException {
        Files.createDirectories(migrations);
        Files.writeString(migrations.resolve("1_a.sql"), "SELECT 1;");

        assertThat(read().isSigned()).isFalse();
        assertThat(read().sumFindings()).isEmpty();
        assertThat(read().sumProblem().orElseThrow().code()).isEqualTo(ProblemCode.SUM_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "../up", "a/b", "a\\b", "a\0b", "a:b", "tab\tand;semicolon"})
    void a_name_that_can_be_no_file_name_is_refused(String words) {
        assertThatThrownBy(() -> MigrationFileName.of(MigrationId.of(1), words))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("DBM-214");
    }

    private Migration write(long id, String words, String text) {
        return read().write(MigrationFileName.of(MigrationId.of(id), words), text);
    }

    private MigrationsDirectory read() {
        return MigrationsDirectory.read(migrations);
    }

    private String sum() throws IOException {
        return Files.readString(migrations.resolve("migrations.sum"));
    }

    private void assertOnlyFiles(String... names) throws IOException {
        try (Stream<Path> files = Files.list(migrations)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
    }
}

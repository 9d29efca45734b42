package io.github.dbmigrate.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.problem.ProblemException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.ibatis.migration.Change;
import org.apache.ibatis.migration.FileMigrationLoader;
import org.apache.ibatis.migration.MigrationException;
import org.apache.ibatis.migration.MigrationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our reading of file names and of script parts against MyBatis' own classes. */
class MyBatisAgreementTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20261122101500_create_users.sql",
                "1_a.sql",
                "001_a.sql",
                "7.sql",
                "7_.sql",
                "7__a__b_.sql",
                "7_a.b.sql",
                "-7_a.sql",
                "1e3_a.sql",
                "99999999999999999999_a.sql",
                "7_été_create changelog.sql"
            })
    void a_file_name_is_read_as_mybatis_reads_it(String name) throws IOException {
        Change theirs = loaded(name).get(0);

        MigrationFileName ours = MigrationFileName.parse(name);

        assertThat(ours.id()).isEqualTo(new MigrationId(theirs.getId()));
        assertThat(ours.description()).isEqualTo(theirs.getDescription());
    }

    @ParameterizedTest
    @ValueSource(strings = {"create_users.sql", "_7.sql", "7a_users.sql", "7-users.sql", "7 _a.sql", "_.sql"})
    void a_name_that_mybatis_cannot_read_is_a_problem(String name) {
        assertThatThrownBy(() -> loaded(name)).isInstanceOf(MigrationException.class);
        assertThatThrownBy(() -> MigrationFileName.parse(name))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("DBM-204")
                .hasMessageContaining("does not begin with a number");
    }

    @Test
    void what_mybatis_passes_over_is_passed_over() throws IOException {
        assertThat(loaded("bootstrap.sql", "onabort.sql", "README.md", "7_a.sql.bak", "7_a.SQL"))
                .isEmpty();

        assertThat(MigrationsDirectory.read(directory).migrations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up;\n-- //@UNDO\ndown;\n",
                "up;\n--//@UNDO\ndown;",
                "up;\n \t-- \t// \t@UNDO by hand\ndown;\n",
                "up;\n////@UNDO\ndown;\n",
                "up;\n// //@UNDO\ndown;\n",
                "up;\n-- //@UNDOING\ndown;\n",
                "up;\r\n-- //@UNDO\r\ndown;\r\n",
                "up;\r-- //@UNDO\rdown;\r",
                "-- //@UNDO\ndown;\n",
                "up;\n-- //@UNDO",
                "up;\n-- //@UNDO\nfirst;\n-- //@UNDO\nsecond;\n",
                "up;\n$$\n-- //@UNDO\n$$;\n",
                "up;\n-- // @undo\n-- @UNDO\n- //@UNDO\n--- //@UNDO\n-/ //@UNDO\n-- / /@UNDO\n-- //@ UNDO\nx -- //@UNDO\n",
                "--\n\n  \n-- //@UN\nup;\n-- //@UNDO\n\n--\ndown;\n",
                ""
            })
    void the_parts_of_a_script_are_cut_where_mybatis_cuts_them(String text) throws IOException {
        assertCutAlike(text);
    }

    @Test
    void the_parts_of_random_scripts_are_cut_where_mybatis_cuts_them() throws IOException {
        String[] pieces = {"-", "--", "/", "//", " ", "\t", "@UNDO", "@UN", "DO", "\n", "\r\n", "x", "-- //@UNDO", "é"};
        Random random = new Random(2026);
        for (int i = 0; i < 3000; i++) {
            String text = IntStream.range(0, random.nextInt(14))
                    .mapToObj(n -> pieces[random.nextInt(pieces.length)])
                    .collect(Collectors.joining());
            assertCutAlike(text);
        }
    }

    private void assertCutAlike(String text) throws IOException {
        SqlFile file = new SqlFile(directory.resolve("7_a.sql"), "7_a.sql", text);
        Migration migration = new Migration(MigrationId.of(7), "a", file.path(), file.checksum());

        MigrationScript script = MigrationScript.of(migration, file);

        assertThat(lines(script.up().text())).as(text).isEqualTo(theirs(text, false));
        List<String> down = theirs(text, true);
        assertThat(script.down() == null).as(text).isEqualTo(down.isEmpty());
        if (script.down() != null && !down.isEmpty()) {
            List<String> ours = lines(script.down().text());
            List<String> all = lines(text);
            assertThat(ours).as(text).isEqualTo(down.subList(1, down.size()));
            assertThat(script.down().firstLine())
                    .as(text)
                    .isEqualTo(all.size() - ours.size() + (ours.isEmpty() ? lastLine(text) : 1));
        }
    }

    /** A down without a line begins on the line behind the marker, or on its line where the file ends there. */
    private static int lastLine(String text) {
        return text.endsWith("\n") || text.endsWith("\r") ? 1 : 0;
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static List<String> theirs(String text, boolean undo) throws IOException {
        // MyBatis does not see a marker without a line end, and runs it as a comment.
        String ended = text.isEmpty() || lastLine(text) == 1 ? text : text + "\n";
        ByteArrayInputStream bytes = new ByteArrayInputStream(ended.getBytes(StandardCharsets.UTF_8));
        try (BufferedReader reader = new BufferedReader(new MigrationReader(bytes, "UTF-8", undo, new Properties()))) {
            return reader.lines().toList();
        }
    }

    private List<Change> loaded(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(directory.resolve(name), "SELECT 1;");
        }
        List<Change> changes = new FileMigrationLoader(directory.toFile(), "UTF-8", new Properties()).getMigrations();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(names.length);
        }
        return changes;
    }
}

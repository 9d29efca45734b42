package io.github.dbmigrate.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaSourceTest {

    @TempDir
    Path module;

    private Path db;

    @BeforeEach
    void create() throws IOException {
        db = Files.createDirectories(module.resolve("src/main/db"));
    }

    @Test
    void one_file_is_read_with_its_path_as_the_user_knows_it() throws IOException {
        file("schema.sql", "\uFEFFCREATE TABLE a ();\r\nCREATE TABLE b ()");

        SchemaSource source = SchemaSource.read(db);

        assertThat(source.display()).isEqualTo("src/main/db/schema.sql");
        assertThat(source.statements())
                .extracting(each -> each.statement().text())
                .containsExactly("CREATE TABLE a ()", "CREATE TABLE b ()");
    }

    @Test
    void a_folder_is_read_in_path_order_and_each_file_ends_its_last_statement() throws IOException {
        file("schema/20_b.sql", "CREATE TABLE b ()");
        file("schema/10_types/z.sql", "CREATE TYPE z AS ENUM () -- no end");
        file("schema/10_types.sql", "CREATE TYPE a AS ENUM ();");
        file("schema/.hidden/x.sql", "SELECT nonsense");
        file("schema/README.md", "nonsense");

        SchemaSource source = SchemaSource.read(db);

        assertThat(source.files())
                .extracting(SqlFile::display)
                .containsExactly(
                        "src/main/db/schema/10_types.sql",
                        "src/main/db/schema/10_types/z.sql",
                        "src/main/db/schema/20_b.sql");
        assertThat(source.statements())
                .extracting(each -> each.file().path().getFileName() + ": "
                        + each.statement().text())
                .containsExactly(
                        "10_types.sql: CREATE TYPE a AS ENUM ()",
                        "z.sql: CREATE TYPE z AS ENUM ()",
                        "20_b.sql: CREATE TABLE b ()");
        assertThat(source.display()).isEqualTo("src/main/db/schema/10_types.sql and 2 more");
    }

    @Test
    void a_position_of_the_server_leads_to_file_line_and_column() throws IOException {
        file("schema/a.sql", "CREATE TABLE a ();\n");
        file("schema/b.sql", "-- b\nCREATE TABLE b (\n  id nope\n);\n");

        Excerpt excerpt = SchemaSource.read(db).statements().get(1).excerptAt(23);

        assertThat(excerpt.file()).isEqualTo("src/main/db/schema/b.sql");
        assertThat(excerpt.line()).isEqualTo(3);
        assertThat(excerpt.column()).isEqualTo(6);
    }

    @Test
    void an_empty_file_is_an_empty_database() throws IOException {
        file("schema.sql", "-- nothing yet\n");

        assertThat(SchemaSource.read(db).statements()).isEmpty();
    }

    @Test
    void neither_file_nor_folder_is_a_problem_and_an_empty_folder_too() throws IOException {
        assertThatThrownBy(() -> SchemaSource.read(db))
                .hasMessageContaining("DBM-212")
                .hasMessageContaining("src/main/db has neither");
        Files.createDirectory(db.resolve("schema"));
        assertThatThrownBy(() -> SchemaSource.read(db)).hasMessageContaining("DBM-212");
    }

    @Test
    void both_file_and_folder_are_a_problem() throws IOException {
        file("schema.sql", "");
        file("schema/a.sql", "");

        assertThatThrownBy(() -> SchemaSource.read(db))
                .hasMessageContaining("DBM-213")
                .hasMessageContaining("both");
    }

    @Test
    void what_is_not_utf_8_is_named_with_its_file() throws IOException {
        file("schema/a.sql", "");
        Files.write(db.resolve("schema/b.sql"), "-- é".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> SchemaSource.read(db))
                .hasMessageContaining("DBM-207")
                .hasMessageContaining("schema/b.sql");
    }

    @Test
    void a_symbolic_link_out_of_the_module_is_refused(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(db.resolve("schema.sql"), Files.writeString(elsewhere.resolve("x.sql"), "SELECT 1;"));

        assertThatThrownBy(() -> SchemaSource.read(db)).hasMessageContaining("leads out of its module");
    }

    @Test
    void a_dump_of_pg_dump_is_taken_with_its_guards() throws IOException {
        file("schema.sql", "\\restrict x1\nSET check_function_bodies = false;\n\\unrestrict x1\n");

        assertThat(SchemaSource.read(db).statements())
                .extracting(each -> each.statement().text())
                .containsExactly("SET check_function_bodies = false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\connect other | DBM-208 | \\connect in src/main/db/schema.sql is a command of psql",
                "\\i more.sql | DBM-208 | \\i in",
                "COPY a FROM stdin; | DBM-208 | COPY … FROM STDIN",
                "SELECT 'open | DBM-209 | ends inside a string"
            })
    void what_only_psql_runs_is_refused_with_its_place(String line, String code, String message) throws IOException {
        file("schema.sql", "CREATE TABLE a (id int);\n  " + line + "\n");

        assertThatThrownBy(() -> SchemaSource.read(db).statements())
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e).hasMessageContaining(code).hasMessageContaining(message);
                    assertThat(e.problem().excerpt())
                            .isNotNull()
                            .extracting(Excerpt::line)
                            .isEqualTo(2);
                    assertThat(e.problem().remedies()).isNotEmpty();
                });
    }

    private void file(String name, String text) throws IOException {
        Path file = db.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

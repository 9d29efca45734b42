package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.client.MyBatisClientGenerator;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.ShadowDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {

    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY, name text);";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    private ClientGenerator generator() {
        return new MyBatisClientGenerator(bench.console::warn);
    }

    private ClientGenerator.Request client() {
        return new ClientGenerator.Request(
                "auth", "com.example.auth", folder.resolve("target/generated"), List.of("public"), "changelog");
    }

    private Generate.Report generate() {
        return generate(bench.shadows());
    }

    private Generate.Report generate(ShadowServer shadows) {
        return new Generate(shadows, generator(), bench.console)
                .run(new Generate.Request(bench.service, client(), bench.scope, Map.of()));
    }

    private static ShadowServer none() {
        return new ShadowServer() {
            @Override
            public ShadowDatabases open() {
                throw new AssertionError("no shadow is needed");
            }

            @Override
            public ShadowDatabases open(int majorVersion) {
                return open();
            }
        };
    }

    @Test
    void the_client_comes_from_the_migrations_and_only_when_they_changed() {
        bench.migration("1_users.sql", USERS);
        assertThat(generate().files()).anyMatch(file -> file.endsWith("UsersRow.java"));
        assertThat(generate(none()).outcome()).isEqualTo("client is current");
        bench.migration("2_orders.sql", "CREATE TABLE orders (id int PRIMARY KEY);");
        assertThat(generate().files()).anyMatch(file -> file.endsWith("OrdersRow.java"));
    }

    @Test
    void a_source_of_which_nothing_changed_stays_the_file_it_was_and_an_edit_of_it_goes() throws IOException {
        bench.schema(USERS + "CREATE TABLE notes (id int PRIMARY KEY);");
        Path users = developed("UsersRow.java");
        Path notes = developed("NotesRow.java");
        Object file = fileKey(users);
        String text = Files.readString(notes);
        Files.setLastModifiedTime(users, FileTime.fromMillis(0));
        Files.writeString(notes, text + "// edited\n");

        bench.schema(USERS + "CREATE TABLE notes (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY);");
        assertThat(developed("OrdersRow.java")).exists();
        assertThat(fileKey(users)).isEqualTo(file);
        assertThat(notes).hasContent(text);
        Files.writeString(notes, text + "// edited\n");
        bench.migration("20261124000000_parts.sql", "CREATE TABLE parts (id int PRIMARY KEY);");
        assertThat(generate().files()).anyMatch(each -> each.endsWith("PartsRow.java"));
        assertThat(fileKey(users)).isEqualTo(file);
        assertThat(Files.getLastModifiedTime(users)).isEqualTo(FileTime.fromMillis(0));
        assertThat(notes).hasContent(text);
    }

    /** Where dev puts a source of that name. */
    private Path developed(String name) {
        Dev dev = new Dev(bench.server(), bench.shadows(), generator(), bench.console, bench.clock, LastRun.NONE);
        dev.run(new Dev.Request(bench.service, null, false, "", "", "", "", null, client(), true, bench.run));
        return client().outputDirectory().resolve("com/example/auth").resolve(name);
    }

    private static @Nullable Object fileKey(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Test
    void roles_that_migrations_name_are_made_where_schema_sql_creates_them() {
        String role = "role_of_" + bench.settings.database();
        bench.schema("CREATE ROLE " + role + ";")
                .migration("1_users.sql", USERS + "\nGRANT SELECT ON users TO " + role + ";");
        assertThat(generate().files()).isNotEmpty();
        bench.dropRole(role);
    }

    @Test
    void the_target_database_is_not_touched() {
        bench.migration("1_users.sql", USERS);
        generate();
        assertThat(bench.exists("changelog")).isFalse();
    }

    @Test
    void the_bookkeeping_is_no_part_of_the_client() {
        bench.migration("1_users.sql", USERS);
        assertThat(generate().files())
                .extracting(Path::toString)
                .noneMatch(file -> file.toLowerCase(java.util.Locale.ROOT).contains("changelog"));
    }

    @Test
    void a_namespace_that_a_migration_makes_is_part_of_the_client() {
        bench.migration("1_audit.sql", USERS + "CREATE SCHEMA audit; CREATE TABLE audit.entries (id int PRIMARY KEY);");
        assertThat(generate().files()).extracting(Path::toString).anyMatch(file -> file.endsWith("EntriesRow.java"));
    }

    @Test
    void without_migrations_there_is_nothing_to_generate_from() {
        assertThat(generate(none()).files()).isEmpty();
        bench.emptyDirectory();
        assertThat(generate(none()).files()).isEmpty();
    }

    @Test
    void a_migration_that_does_not_run_is_told() {
        bench.migration("1_users.sql", "CREATE TABEL users ();");
        Problem problem = problem(this::generate);
        assertThat(problem.code()).isEqualTo(ProblemCode.REPLAY_FAILED);
    }

    @Test
    void a_damaged_directory_is_told() {
        bench.unsigned("users.sql", USERS);
        assertThat(problem(this::generate).code()).isEqualTo(ProblemCode.FILE_NAME_INVALID);
    }

    @Test
    void dev_generates_from_the_database_it_brought_up_and_not_again() {
        bench.schema(USERS);
        Dev dev = new Dev(bench.server(), bench.shadows(), generator(), bench.console, bench.clock, LastRun.NONE);
        Dev.Request request =
                new Dev.Request(bench.service, null, false, "", "", "", "", null, client(), true, bench.run);
        assertThat(dev.run(request).client()).anyMatch(file -> file.endsWith("UsersRow.java"));
        assertThat(dev.run(request).outcome()).isEqualTo("nothing to do");
        assertThat(generate(none()).current()).isTrue();
    }
}

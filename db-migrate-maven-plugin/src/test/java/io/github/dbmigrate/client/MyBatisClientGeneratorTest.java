package io.github.dbmigrate.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.dbmigrate.command.ClientGenerator.Request;
import io.github.dbmigrate.command.ClientGenerator.Source;
import io.github.dbmigrate.migration.Checksum;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Access;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MyBatisClientGeneratorTest {

    private static final String SMALL = "CREATE TABLE users (id uuid PRIMARY KEY, name text)";
    private static final Path USERS = Path.of("example/db/UsersRow.java");

    @TempDir
    Path directory;

    @Test
    void the_same_schema_gives_the_same_bytes_in_another_database() throws Exception {
        GeneratedClient first = everything("first");
        GeneratedClient second = everything("second");
        second.sql("CREATE TABLE moves_the_oids (id integer); DROP TABLE moves_the_oids");
        List<Path> files = first.generate("public", "Audit-Log", "types");
        assertThat(second.generate("public", "Audit-Log", "types")).isEqualTo(files);
        for (Path file : files) {
            assertThat(second.sources().resolve(file))
                    .hasSameBinaryContentAs(first.sources().resolve(file));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void the_same_schema_gives_the_same_bytes_on_another_version_of_postgresql(int major) throws Exception {
        GeneratedClient expected = everything("expected");
        GeneratedClient other = new GeneratedClient(directory.resolve("other"), TestPostgres.of(major))
                .sql(GeneratedClient.resource("everything.sql"));
        List<Path> files = expected.generate();
        assertThat(other.generate()).isEqualTo(files);
        for (Path file : files) {
            assertThat(other.sources().resolve(file))
                    .hasSameBinaryContentAs(expected.sources().resolve(file));
        }
    }

    @Test
    void a_table_that_is_left_out_or_named_anew_is_told() throws Exception {
        GeneratedClient client = everything("told");
        client.generate("public");
        assertThat(client.warnings())
                .containsExactly(
                        "table nothing has no columns, so it has no mapper",
                        "table useraccount is called Useraccount2Row in Java, because the name UseraccountRow is taken",
                        "table \"Order\" is called Order2Row in Java, because the name OrderRow is taken",
                        "table \"userAccount\" is called UserAccount3Row in Java, because the name UserAccountRow is"
                                + " taken");
    }

    @Test
    void changelog_journal_and_partitions_have_no_classes() throws Exception {
        GeneratedClient client = everything("own");
        assertThat(client.generate())
                .extracting(path -> path.getFileName().toString())
                .contains("EventsRow.java")
                .noneMatch(name -> name.startsWith("Changelog") || name.startsWith("Events2026"));
    }

    @Test
    void a_database_without_tables_has_a_client_without_mappers() throws Exception {
        GeneratedClient client = new GeneratedClient(directory);
        assertThat(client.generate()).containsExactly(Path.of("example/db/ShopDatabase.java"));
        assertThat(client.compileWith("")).isNotNull();
    }

    @Test
    void a_table_that_is_gone_takes_its_classes_with_it_and_the_rest_stays_untouched() throws Exception {
        GeneratedClient client = new GeneratedClient(directory).sql(SMALL + "; CREATE TABLE gone (id integer)");
        client.generate();
        Path users = client.sources().resolve(USERS);
        FileTime written = FileTime.fromMillis(0);
        Files.setLastModifiedTime(users, written);
        Path foreign = Files.writeString(client.sources().resolve("example/db/Own.java"), "package example.db;", UTF_8);

        client.sql("DROP TABLE gone");
        client.generate();

        assertThat(client.sources().resolve("example/db/GoneRow.java")).doesNotExist();
        assertThat(Files.getLastModifiedTime(users)).isEqualTo(written);
        assertThat(foreign).hasContent("package example.db;");
        assertThat(client.sources().getParent()).isDirectoryNotContaining("glob:**db-migrate-*");
    }

    @Test
    void output_is_current_until_a_migration_the_request_or_a_file_changes() throws Exception {
        GeneratedClient client = new GeneratedClient(directory).sql(SMALL);
        MyBatisClientGenerator generator = new MyBatisClientGenerator(warning -> {});
        Request request = client.request();
        List<Checksum> history = GeneratedClient.HISTORY;
        assertThat(generator.isCurrent(request, history)).as("before the first").isFalse();
        client.generate();
        assertThat(generator.isCurrent(request, history)).isTrue();

        assertThat(generator.isCurrent(request, List.of(new Checksum("b"), new Checksum("a"))))
                .isFalse();
        assertThat(generator.isCurrent(client.request("public", "audit"), history))
                .isFalse();
        String source = client.source(USERS.toString());
        Files.writeString(client.sources().resolve(USERS), source + "// edited\n", UTF_8);
        assertThat(generator.isCurrent(request, history)).as("edited").isFalse();
        Files.delete(client.sources().resolve(USERS));
        assertThat(generator.isCurrent(request, history)).as("deleted").isFalse();
    }

    @Test
    void a_failure_leaves_the_old_sources_and_tells_no_password() throws Exception {
        GeneratedClient client = new GeneratedClient(directory).sql(SMALL);
        client.generate();
        TestPostgres server = TestPostgres.get();
        StringWriter told = new StringWriter();
        MyBatisClientGenerator generator = new MyBatisClientGenerator(told::append);
        assertThatThrownBy(() -> generator.generate(
                        client.request(),
                        new Source(List.of(), new Access(server.jdbcUrl("nowhere"), "nobody", "s3cret"), List.of())))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.CLIENT_FAILED);
                    assertThat(e.problem().toString()).contains("nowhere").doesNotContain("s3cret");
                    assertThat(e).hasStackTraceContaining("nobody");
                    assertThat(stackTrace(e)).doesNotContain("s3cret");
                });
        assertThat(told.toString()).isEmpty();
        assertThat(client.sources().resolve(USERS)).exists();
    }

    @Test
    void a_directory_that_cannot_be_written_is_a_problem() throws Exception {
        GeneratedClient client = new GeneratedClient(directory).sql(SMALL);
        Files.writeString(client.sources(), "in the way", UTF_8);
        assertThatThrownBy(client::generate)
                .asInstanceOf(type(ProblemException.class))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.CLIENT_FAILED));
        assertThat(client.sources()).hasContent("in the way");
    }

    @Test
    void a_package_that_java_does_not_take_is_refused() {
        Request request = new Request("new", "example.new.db", directory, List.of("public"), "changelog");
        assertThatThrownBy(() -> new MyBatisClientGenerator(warning -> {})
                        .generate(request, new Source(List.of(), new Access("jdbc:none", "a", "b"), List.of())))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.PARAMETER_INVALID));
    }

    @Test
    void several_services_are_generated_at_once_without_the_context_class_loader() throws Exception {
        GeneratedClient client = new GeneratedClient(directory).sql(SMALL);
        client.generate();
        String expected = client.source(USERS.toString());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> sources = new ArrayList<>();
            for (int service = 0; service < 8; service++) {
                GeneratedClient own = new GeneratedClient(Files.createDirectory(directory.resolve("s" + service)));
                sources.add(threads.submit(() -> {
                    Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
                    own.sql(SMALL).generate();
                    assertThat(Thread.currentThread().getContextClassLoader())
                            .isSameAs(ClassLoader.getPlatformClassLoader());
                    return own.source(USERS.toString());
                }));
            }
            for (Future<String> source : sources) {
                assertThat(source.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    private GeneratedClient everything(String name) throws Exception {
        return new GeneratedClient(Files.createDirectory(directory.resolve(name)))
                .sql(GeneratedClient.resource("everything.sql"));
    }

    private static String stackTrace(Throwable e) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        e.printStackTrace(new PrintStream(bytes, true, UTF_8));
        return bytes.toString(UTF_8);
    }
}

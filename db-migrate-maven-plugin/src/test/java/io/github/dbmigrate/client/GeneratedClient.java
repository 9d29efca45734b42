package io.github.dbmigrate.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.command.ClientGenerator.Request;
import io.github.dbmigrate.command.ClientGenerator.Source;
import io.github.dbmigrate.migration.Checksum;
import io.github.dbmigrate.schema.Access;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.postgresql.ds.PGSimpleDataSource;

/** A database, the client generated from it, and its classes as javac made them. */
final class GeneratedClient {

    static final List<Checksum> HISTORY = List.of(new Checksum("a"), new Checksum("b"));
    static final String PACKAGE = "example.db";

    private final TestPostgres server;
    private final String database;
    private final List<String> warnings = new ArrayList<>();
    private final Path sources;
    private final Path classes;

    GeneratedClient(Path directory) {
        this(directory, TestPostgres.get());
    }

    GeneratedClient(Path directory, TestPostgres server) {
        this.server = server;
        this.database = server.createDatabase();
        this.sources = directory.resolve("sources");
        this.classes = directory.resolve("classes");
    }

    GeneratedClient sql(String script) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
        return this;
    }

    Request request(String... namespaces) {
        List<String> read = namespaces.length == 0 ? List.of("public") : List.of(namespaces);
        return new Request("shop", PACKAGE, sources, read, "changelog");
    }

    List<Path> generate(String... namespaces) {
        return new MyBatisClientGenerator(warnings::add).generate(request(namespaces), source());
    }

    private Source source() {
        return new Source(HISTORY, new Access(server.jdbcUrl(database), server.user(), server.password()), List.of());
    }

    /** The same client made in another directory, where none was before. */
    void generateAnew(Path directory) {
        Request request = request();
        new MyBatisClientGenerator(warning -> {})
                .generate(
                        new Request(
                                request.service(),
                                request.packageName(),
                                directory,
                                request.namespaces(),
                                request.changelog()),
                        source());
    }

    List<String> warnings() {
        return warnings;
    }

    Path sources() {
        return sources;
    }

    String source(String path) throws IOException {
        return Files.readString(sources.resolve(path), UTF_8);
    }

    /** Compiles the client, and this class of the test's resources, with every warning on; there must be none. */
    Class<?> compileWith(String scenario) throws IOException, ClassNotFoundException {
        List<Path> files = new ArrayList<>();
        if (!scenario.isEmpty()) {
            Path file = classes.resolveSibling(scenario + ".java");
            Files.writeString(file, resource(scenario + ".java.txt"), UTF_8);
            files.add(file);
        }
        try (Stream<Path> all = Files.walk(sources)) {
            all.filter(path -> path.toString().endsWith(".java")).sorted().forEach(files::add);
        }
        Files.createDirectories(classes);
        assertThat(compile(files)).isEmpty();
        URL[] places = {classes.toUri().toURL()};
        ClassLoader loader = new URLClassLoader(places, GeneratedClient.class.getClassLoader());
        return loader.loadClass(scenario.isEmpty() ? PACKAGE + ".ShopDatabase" : scenario);
    }

    /** Calls the static method of that name with the data source of the database, as an application's thread would. */
    void run(Class<?> scenario, String method) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(scenario.getClassLoader());
            scenario.getMethod(method, DataSource.class).invoke(null, dataSource());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    static String resource(String name) throws IOException {
        try (InputStream in = GeneratedClient.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database));
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    private String compile(List<Path> files) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            List<String> options = List.of(
                    "-Xlint:all,-processing,-classfile",
                    "-proc:none",
                    "-encoding",
                    "UTF-8",
                    "--release",
                    "17",
                    "-d",
                    classes.toString());
            javac.getTask(out, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        return out.toString();
    }
}

package io.github.dbmigrate.client;

import io.github.dbmigrate.client.OutputDirectory.Present;
import io.github.dbmigrate.command.ClientGenerator;
import io.github.dbmigrate.migration.Checksum;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Generates Java records and MyBatis Dynamic SQL mappers with MyBatis Generator; docs/client.md tells what they look like.
 * The same schema gives the same bytes. Safe to use from several threads; the runs of MyBatis Generator itself wait for
 * each other, because it keeps static state. Problems: {@code CLIENT_FAILED}, {@code PARAMETER_INVALID} for the package.
 */
public final class MyBatisClientGenerator implements ClientGenerator {

    private final Consumer<String> warnings;

    /** @param warnings told what was left out or named anew, a sentence each */
    public MyBatisClientGenerator(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    @Override
    public boolean isCurrent(Request request, List<Checksum> history) {
        try {
            return new OutputDirectory(request.outputDirectory()).isStamped(Stamp.of(request, history));
        } catch (IOException e) {
            throw unwritable(request, e);
        }
    }

    @Override
    public List<Path> generate(Request request, Source source) {
        requirePackage(request);
        Stamp stamp = Stamp.of(request, source.history());
        OutputDirectory output = new OutputDirectory(request.outputDirectory());
        try {
            Present before = output.present();
            Sources sources = sources(withNamespaces(request, source.made()), source.access(), output.kept(before));
            output.replace(before, sources.files());
            output.remember(stamp, sources.files(), sources.byRelation());
            return sources.files().keySet().stream().map(Path::of).toList();
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(request, e);
        }
    }

    /** All files by path, and which relations those are of that have one. */
    private record Sources(SortedMap<String, SourceText> files, KeptSources byRelation) {}

    private static Request withNamespaces(Request request, List<String> made) {
        Set<String> namespaces = new LinkedHashSet<>(request.namespaces());
        namespaces.addAll(made);
        return new Request(
                request.service(),
                request.packageName(),
                request.outputDirectory(),
                List.copyOf(namespaces),
                request.changelog());
    }

    private static void requirePackage(Request request) {
        if (!SourceVersion.isName(request.packageName())) {
            throw Problem.of(
                            ProblemCode.PARAMETER_INVALID,
                            "The client's package " + request.packageName() + " is no package name of Java.")
                    .fact("service", request.service())
                    .remedy(
                            "Name another package, here or as <clientPackage> in the module's POM:",
                            "mvn db-migrate:generate -Ddb-migrate.clientPackage=com.example.database")
                    .exception();
        }
    }

    private Sources sources(Request request, Access access, KeptSources kept) {
        try {
            return sources(request, access, readSchema(request, access), kept);
        } catch (SQLException e) {
            throw failed(request, e)
                    .fact("database", access.toString())
                    .fact("SQLSTATE", e.getSQLState())
                    .exception(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(request, e).exception(e);
        }
    }

    private PgSchema readSchema(Request request, Access access) throws SQLException {
        Properties credentials = new Properties();
        credentials.setProperty("user", access.user());
        credentials.setProperty("password", access.password());
        // Not through DriverManager, which in Maven may not see the plugin's driver.
        try (@Nullable Connection connection = new Driver().connect(access.jdbcUrl(), credentials)) {
            if (connection == null) {
                throw new SQLException("not a URL of PostgreSQL's driver");
            }
            return new PgSchemaReader(connection).read(request);
        }
    }

    private Sources sources(Request request, Access access, PgSchema schema, KeptSources kept)
            throws SQLException, InterruptedException {
        RelationNames names = new RelationNames(request, warnings);
        List<Relation> named = names.name(schema.relations());
        TreeSet<String> beside = new TreeSet<>();
        named.forEach(relation -> beside.addAll(
                List.of(relation.rowName(), relation.mapperName(), relation.supportName(), relation.tableName())));
        TypeSources types = new TypeSources(names.typesPackage(), beside);
        TypeMapping mapping = new TypeMapping(schema.types(), types);
        for (String namespace : request.namespaces()) {
            schema.types().values().stream()
                    .filter(type -> type.isEnum() && type.namespace().equals(namespace))
                    .forEach(type -> mapping.of(type.oid()));
        }
        List<Relation> relations = named.stream()
                .map(relation -> names.withFields(relation, mapping))
                .toList();
        if (relations.stream().anyMatch(relation -> !relation.insertable().isEmpty())) {
            types.shipped("InsertReturning");
        }
        DatabaseSource database = new DatabaseSource(request.service(), request.packageName(), relations, types);

        GeneratorRun run = new GeneratorRun(access, types.packageName(), warnings);
        SortedMap<String, SourceText> files = run.generate(relations, kept);
        types.all().forEach((name, text) -> files.put(path(types.packageName(), name), marked(text)));
        files.put(path(request.packageName(), database.name()), marked(database.text()));
        return new Sources(files, run.made());
    }

    private static String path(String packageName, String className) {
        return packageName.replace('.', '/') + "/" + className + ".java";
    }

    private static SourceText marked(String text) {
        return new SourceText(OutputDirectory.MARK + "\n" + text);
    }

    private static Problem failed(Request request, Exception cause) {
        return Problem.of(
                        ProblemCode.CLIENT_FAILED,
                        "The client of " + request.service() + " was not generated; the old sources are unchanged.")
                .fact("cause", cause.getMessage())
                .remedy("Generate it again:", "mvn db-migrate:generate");
    }

    private static RuntimeException unwritable(Request request, Exception cause) {
        return failed(request, cause)
                .fact("directory", request.outputDirectory().toString())
                .exception(cause);
    }
}

package io.github.dbmigrate.plan;

import io.github.dbmigrate.testing.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code pg_dump --schema-only} says of a database, in an order that does not depend on how the database was made. */
final class PgDumpOracle {

    private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Pattern TABLE = Pattern.compile(
            "(?s)((?:-- access method \\S+\n)?CREATE (?:UNLOGGED |FOREIGN )?TABLE .*? \\(\n)(.*)(\n\\).*)");

    private static final Pattern METHOD = Pattern.compile("SET default_table_access_method = (.*);");
    private static final Pattern HAS_METHOD = Pattern.compile("^CREATE (UNLOGGED )?(TABLE|MATERIALIZED VIEW) ");
    // Who granted is left out by design, and no comment on the namespace public is as good as PostgreSQL's own.
    private static final Pattern IGNORED = Pattern.compile("^(--|\\\\|SET |SELECT pg_catalog.set_config"
            + "|RESET SESSION AUTHORIZATION;|COMMENT ON SCHEMA public IS '';)");
    private static final Pattern CONVENTIONAL_NOT_NULL =
            Pattern.compile("CONSTRAINT (\\S+_not_null\\d*|\"(?:[^\"]|\"\")+_not_null\\d*\") NOT NULL");
    private static final Pattern OPTIONS = Pattern.compile("\\bWITH \\(([^()]*=[^()]*)\\)");

    private final TestPostgres postgres;
    private final Path program;

    private PgDumpOracle(TestPostgres postgres, Path program) {
        this.postgres = postgres;
        this.program = program;
    }

    /** The oldest pg_dump on the PATH that understands the server; empty when none does, and {@link #version} then says why. */
    static Optional<PgDumpOracle> find(TestPostgres postgres, int major) {
        return Optional.ofNullable(programs().ceilingEntry(major))
                .map(program -> new PgDumpOracle(postgres, program.getValue()));
    }

    /** The major version of the newest pg_dump on the PATH; it understands servers up to that. */
    static OptionalInt version() {
        NavigableMap<Integer, Path> programs = programs();
        return programs.isEmpty() ? OptionalInt.empty() : OptionalInt.of(programs.lastKey());
    }

    private static NavigableMap<Integer, Path> programs() {
        NavigableMap<Integer, Path> programs = new TreeMap<>();
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            Path program = Path.of(folder, "pg_dump");
            if (Files.isExecutable(program)) {
                Matcher version = MAJOR.matcher(run(new ProcessBuilder(program.toString(), "--version")));
                if (version.find()) {
                    programs.putIfAbsent(Integer.valueOf(version.group(1)), program);
                }
            }
        }
        return programs;
    }

    /** A line for each statement that only one of the two has. */
    static String differences(List<String> expected, List<String> found) {
        Stream<String> lacks = expected.stream()
                .filter(statement -> !found.contains(statement))
                .map(statement -> "pg_dump lacks: " + statement);
        Stream<String> has = found.stream()
                .filter(statement -> !expected.contains(statement))
                .map(statement -> "pg_dump has: " + statement);
        return Stream.concat(lacks, has).collect(Collectors.joining("\n"));
    }

    /** The statements, sorted; the columns of a table sorted too, because an added column comes last. */
    List<String> statements(String database) {
        ProcessBuilder dump = new ProcessBuilder(
                program.toString(),
                "--schema-only",
                "--host=" + postgres.host(),
                "--port=" + postgres.port(),
                "--username=" + postgres.user(),
                database);
        dump.environment().put("PGPASSWORD", postgres.password());
        return statementsOf(run(dump));
    }

    private static List<String> statementsOf(String dump) {
        List<String> lines = new ArrayList<>();
        String method = "";
        for (String line : dump.lines().toList()) {
            Matcher given = METHOD.matcher(line);
            if (given.matches()) {
                method = given.group(1);
            } else if (!method.matches("|heap") && HAS_METHOD.matcher(line).find()) {
                // The method is told before the table; sorted, the two would part.
                lines.add("-- access method " + method + "\n" + line);
            } else if (!IGNORED.matcher(line).find()) {
                lines.add(line);
            }
        }
        return Arrays.stream(String.join("\n", lines).split(";\n", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .map(PgDumpOracle::settleNotNull)
                .map(PgDumpOracle::sortOptions)
                .map(PgDumpOracle::sortColumns)
                .map(PgDumpOracle::settleArrays)
                .sorted()
                .toList();
    }

    // The name that PostgreSQL gives is nobody's choice, and is that of the table from which it was inherited.
    private static String settleNotNull(String statement) {
        return CONVENTIONAL_NOT_NULL.matcher(statement).replaceAll("NOT NULL");
    }

    // They are printed in the order in which they were given.
    private static String sortOptions(String statement) {
        Matcher options = OPTIONS.matcher(statement);
        return options.replaceAll(found -> {
            String[] given = found.group(1).split(", ", -1);
            Arrays.sort(given);
            return Matcher.quoteReplacement("WITH (" + String.join(", ", given) + ")");
        });
    }

    private static String sortColumns(String statement) {
        Matcher table = TABLE.matcher(statement);
        if (!table.matches()) {
            return statement;
        }
        List<String> lines =
                new ArrayList<>(new TreeSet<>(Arrays.asList(table.group(2).split(",?\n", -1))));
        return table.group(1) + String.join("\n", lines) + table.group(3);
    }

    // IN over a varchar is printed in one way when first read, and in another after a reload; both say the same.
    private static String settleArrays(String statement) {
        return statement
                .lines()
                .map(line -> line.contains("ARRAY[")
                        ? line.replaceAll("::(character varying|text)(\\[\\])?", "")
                                .replaceAll("[()]", "")
                        : line)
                .collect(Collectors.joining("\n"));
    }

    private static String run(ProcessBuilder command) {
        try {
            Process process = command.redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

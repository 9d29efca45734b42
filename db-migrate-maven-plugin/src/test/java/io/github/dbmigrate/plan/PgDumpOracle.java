package io.github.dbmigrate.plan;

import io.github.dbmigrate.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code pg_dump --schema-only} says of a database, in an order that does not depend on how the database was made. */
final class PgDumpOracle {

    private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Pattern TABLE =
            Pattern.compile("(?s)(CREATE (?:UNLOGGED |FOREIGN )?TABLE .*? \\(\n)(.*)(\n\\).*)");

    private final TestPostgres postgres;

    private PgDumpOracle(TestPostgres postgres) {
        this.postgres = postgres;
    }

    /** Empty when no pg_dump that understands the server is on the PATH. */
    static Optional<PgDumpOracle> find(TestPostgres postgres, int major) {
        try {
            Matcher version = MAJOR.matcher(run(new ProcessBuilder("pg_dump", "--version")));
            return version.find() && Integer.parseInt(version.group(1)) >= major
                    ? Optional.of(new PgDumpOracle(postgres))
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** The statements, sorted; the columns of a table sorted too, because an added column comes last. */
    List<String> statements(String database) {
        ProcessBuilder dump = new ProcessBuilder(
                "pg_dump",
                "--schema-only",
                "--host=" + postgres.host(),
                "--port=" + postgres.port(),
                "--username=" + postgres.user(),
                database);
        dump.environment().put("PGPASSWORD", postgres.password());
        return statementsOf(run(dump));
    }

    private static List<String> statementsOf(String dump) {
        String text = dump.lines()
                .filter(line -> !line.startsWith("--") && !line.startsWith("\\"))
                .filter(line -> !line.startsWith("SET ") && !line.startsWith("SELECT pg_catalog.set_config"))
                .collect(Collectors.joining("\n"));
        return Arrays.stream(text.split(";\n", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .map(PgDumpOracle::sortColumns)
                .map(PgDumpOracle::settleArrays)
                .sorted()
                .toList();
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

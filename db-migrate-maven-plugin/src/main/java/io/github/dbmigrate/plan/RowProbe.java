package io.github.dbmigrate.plan;

import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Asks a database inside the transaction that is open on it. Counting rows has one time budget for all questions; reading the
 * catalog has none. A question that PostgreSQL refuses, or that runs out of time, has no answer, which is not zero.
 */
final class RowProbe {

    private static final String SAVEPOINT = "db_migrate_probe";

    private final Database database;
    private double millisLeft;

    RowProbe(Database database, Duration budget) {
        this.database = database;
        this.millisLeft = budget.toMillis();
    }

    /** The first value of the first row as a number; all rows are seen, or there is no answer. */
    OptionalLong count(String select) {
        double start = serverMillis();
        OptionalLong number = first(ask(select, this::prepareCount))
                .map(value -> OptionalLong.of(Long.parseLong(value)))
                .orElseGet(OptionalLong::empty);
        millisLeft -= serverMillis() - start;
        return number;
    }

    /** What the catalog says, whatever was spent on counting; empty when there is no answer. */
    Optional<List<List<@Nullable String>>> look(String select) {
        return ask(select, () -> {});
    }

    /** The first value of the first row of the catalog's answer; empty when there is none. */
    Optional<String> lookUp(String select) {
        return first(look(select));
    }

    /** Runs a statement that a question needs, such as making a function; false when PostgreSQL refuses it. */
    boolean prepare(String statement) {
        database.execute("SAVEPOINT " + SAVEPOINT);
        if (database.tryExecute(statement) == null) {
            database.execute("RELEASE SAVEPOINT " + SAVEPOINT);
            return true;
        }
        database.execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
        return false;
    }

    private Optional<List<List<@Nullable String>>> ask(String select, Runnable settings) {
        database.execute("SAVEPOINT " + SAVEPOINT);
        try {
            settings.run();
            return Optional.of(database.query(select));
        } catch (ProblemException e) {
            return Optional.empty();
        } finally {
            // Every setting is back as it was. A lost connection raises again here.
            database.execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            database.execute("RELEASE SAVEPOINT " + SAVEPOINT);
        }
    }

    private void prepareCount() {
        // A policy that hides rows from this role would hide their loss: the count is refused instead.
        database.execute("SET LOCAL row_security = off");
        // The conversions that we write name UTC, so that their way back is taken there too.
        database.execute("SET LOCAL TimeZone = 'UTC'");
        // Zero would mean no limit; a narrower limit, of the role or of the rehearsal, stays.
        database.query("SELECT pg_catalog.set_config('statement_timeout', least(" + (long) Math.max(1, millisLeft)
                + ", nullif(setting::bigint, 0))::text, true) FROM pg_catalog.pg_settings"
                + " WHERE name = 'statement_timeout'");
    }

    // The server's clock measures.
    private double serverMillis() {
        return Double.parseDouble(
                String.valueOf(database.query("SELECT 1000 * extract(epoch FROM pg_catalog.clock_timestamp())")
                        .get(0)
                        .get(0)));
    }

    private static Optional<String> first(Optional<List<List<@Nullable String>>> rows) {
        return rows.filter(found -> !found.isEmpty())
                .flatMap(found -> Optional.ofNullable(found.get(0).get(0)));
    }
}

package io.github.dbmigrate.plan;

import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Asks the rows of a database, inside the transaction that is open on it, and within one time budget for all questions. A
 * question that PostgreSQL refuses, or that runs out of time, has no answer.
 */
final class RowProbe {

    private static final String SAVEPOINT = "db_migrate_probe";

    private final Database database;
    private final Duration budget;

    RowProbe(Database database, Duration budget) {
        this.database = database;
        this.budget = budget;
    }

    /** The first value of the first row as a number. */
    OptionalLong count(String select) {
        return ask(select)
                .map(rows -> rows.get(0).get(0))
                .map(value -> OptionalLong.of(Long.parseLong(value)))
                .orElseGet(OptionalLong::empty);
    }

    /** The rows, or empty when there is no answer. */
    Optional<List<List<@Nullable String>>> ask(String select) {
        database.execute("SAVEPOINT " + SAVEPOINT);
        try {
            limitTime();
            List<List<@Nullable String>> rows = database.query(select);
            database.execute("SET LOCAL statement_timeout = 0");
            database.execute("RELEASE SAVEPOINT " + SAVEPOINT);
            return Optional.of(rows);
        } catch (ProblemException e) {
            // The old limit comes back with the savepoint. A lost connection raises again here.
            database.execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            return Optional.empty();
        }
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

    // The server's clock measures, from the begin of the transaction on; zero would mean no limit.
    private void limitTime() {
        database.query("SELECT pg_catalog.set_config('statement_timeout', greatest(1, " + budget.toMillis()
                + " - 1000 * extract(epoch FROM clock_timestamp() - transaction_timestamp()))::bigint::text, true)");
    }
}

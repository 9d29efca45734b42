package io.github.dbmigrate.postgres;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.testing.TestPostgres;
import io.github.dbmigrate.testing.Told;

/** Settings and sessions on the test servers. */
final class Servers {

    private Servers() {}

    /** A new, empty database, as superuser. */
    static ConnectionSettings database() {
        return database(TestPostgres.get());
    }

    static ConnectionSettings database(TestPostgres server) {
        return ConnectionSettings.of(
                server.host(), server.port(), server.createDatabase(), server.user(), server.password());
    }

    static JdbcDatabase session() {
        return JdbcDatabase.open(database());
    }

    static Problem problem(Runnable work) {
        return Told.problem(work);
    }

    static String fact(Problem problem, String name) {
        return problem.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .map(fact -> fact.value())
                .findFirst()
                .orElse("");
    }
}

package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.EmbeddedServer;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.Credentials;
import io.github.dbmigrate.postgres.DatabaseUrl;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The database that a goal works on: the one the user named, else the embedded server's for goals of development.
 *
 * @param named with user and password settled; empty for the embedded one
 */
record TargetChoice(ServiceModule module, Optional<ConnectionSettings> named) {

    /** In place of a URL: the embedded server, for goals too that would not fall back on it. */
    static final String EMBEDDED = "embedded";

    /**
     * Makes the choice. Problem {@code URL_INVALID}.
     *
     * @param url the parameter
     * @param login from settings.xml, goes before that of the URL
     */
    static TargetChoice of(ServiceModule module, @Nullable String url, Variables variables, ServerLogin login) {
        return new TargetChoice(
                module,
                DatabaseChoice.first(url, module.urlVariable(), variables)
                        .map(DatabaseChoice::url)
                        .filter(chosen -> !chosen.equalsIgnoreCase(EMBEDDED))
                        .map(chosen -> settled(chosen, login)));
    }

    static ConnectionSettings settled(String url, ServerLogin login) {
        return Credentials.ofProcess().complete(DatabaseUrl.parse(url), login.user(), login.password());
    }

    /** The database's name. */
    String database() {
        return named.map(ConnectionSettings::database).orElse(module.name());
    }

    /** Where it is, without a password, and without starting a server to find out. */
    String display() {
        return named.map(ConnectionSettings::display)
                .orElse(module.name() + " on the embedded server of this checkout");
    }

    /** The managed PostgreSQL schema: the URL's, else the parameter's. */
    String namespace(String parameter) {
        return named.map(ConnectionSettings::namespace).orElse(parameter);
    }

    /** How to reach it; starts the embedded server once, and only when asked. */
    Supplier<ConnectionSettings> settings(EmbeddedServers embedded) {
        return named.<Supplier<ConnectionSettings>>map(settings -> () -> settings)
                .orElseGet(() -> new OnlyOnce<>(() -> embedded(embedded.start())));
    }

    private ConnectionSettings embedded(EmbeddedServer.Running running) {
        return ConnectionSettings.of(running.host(), running.port(), module.name(), running.user(), running.password());
    }

    /**
     * Problem {@code URL_MISSING}: a goal that changes databases that matter never falls back on the embedded one; it works
     * on it only where the parameter says so.
     */
    void requireNamed(String goal, @Nullable String url) {
        if (named.isEmpty() && (url == null || !url.strip().equalsIgnoreCase(EMBEDDED))) {
            throw missing(goal).exception();
        }
    }

    private Problem missing(String goal) {
        String url = "postgresql://user:password@host:5432/" + module.name();
        return Problem.of(
                        ProblemCode.URL_MISSING,
                        "No database is named for " + module.name() + ", and " + goal
                                + " uses none that is not named. Nothing was done.")
                .fact(
                        "looked for",
                        "-Ddb-migrate.url, " + module.urlVariable() + ", " + DatabaseChoice.SHARED_VARIABLE
                                + ", both also in .env of the module and of the root")
                .remedy("Name this service's database.", "export " + module.urlVariable() + "=" + url)
                .remedy(
                        "Or name it for this run, with the password in PGPASSWORD or ~/.pgpass.",
                        module.service().commands().goal(goal, "url=postgresql://user@host:5432/" + module.name()));
    }

    /** Asks its source once and remembers the answer; a service runs on one thread. */
    private static final class OnlyOnce<T> implements Supplier<T> {

        private final Supplier<T> source;
        private @Nullable T answer;

        OnlyOnce(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public T get() {
            T known = answer;
            if (known == null) {
                known = source.get();
                answer = known;
            }
            return known;
        }
    }
}

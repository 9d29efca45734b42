package io.github.dbmigrate.postgres;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a pooler hands each transaction to whatever server session is free. Two client sessions look at their
 * server session in turn: its process id, and a setting that only the first one made. With sessions of their own each
 * always sees the same process, the first its setting and the second never. A transaction pooler at rest gives both the
 * session that was used last (PgBouncer's default), so that the second sees the first's process; one that goes round
 * gives the first another process on its next look; one that cleans sessions loses the setting. Seen with PgBouncer 1.18:
 * transaction and statement mode are found with any pool size, in turn or not, cleaned or not; session mode is let pass.
 */
final class PoolerProbe {

    private static final String LOOK =
            "SELECT pg_catalog.pg_backend_pid(), pg_catalog.current_setting('db_migrate.session', true)";

    private final String token = UUID.randomUUID().toString();

    private PoolerProbe() {}

    /** What a client session saw of its server session. */
    record Look(@Nullable String process, @Nullable String setting) {}

    static boolean findsPooler(JdbcDatabase first, JdbcDatabase second) {
        PoolerProbe probe = new PoolerProbe();
        first.query("SELECT pg_catalog.set_config('db_migrate.session', '" + probe.token + "', false)");
        Look before = look(first);
        Look other = look(second);
        boolean found = sharesSessions(probe.token, List.of(before, look(first), look(first)), List.of(other));
        first.execute("RESET db_migrate.session");
        return found;
    }

    /** The decision, apart from any server. */
    static boolean sharesSessions(String token, List<Look> first, List<Look> second) {
        @Nullable String own = first.get(0).process();
        boolean firstMoved =
                first.stream().anyMatch(look -> !Objects.equals(own, look.process()) || !token.equals(look.setting()));
        boolean secondMet =
                second.stream().anyMatch(look -> Objects.equals(own, look.process()) || token.equals(look.setting()));
        return firstMoved || secondMet;
    }

    private static Look look(JdbcDatabase session) {
        List<@Nullable String> row = session.query(LOOK).get(0);
        return new Look(row.get(0), row.get(1));
    }
}

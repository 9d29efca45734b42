package io.github.dbmigrate.postgres.shadow;

import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.postgres.Sql;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The databases of a server that outlive the run which made them. Nobody connects to one: it is copied. A database's comment
 * tells when that was last done; beyond a number and a size the oldest are dropped.
 */
final class KeptDatabases {

    private static final String PREFIX = "dbmigrate_kept_";
    private static final int MOST = 16;
    private static final long MOST_BYTES = 2L << 30;

    private final JdbcDatabase session;

    KeptDatabases(JdbcDatabase session) {
        this.session = session;
    }

    /** The first of the keys under which a database is kept that this role may copy. */
    Optional<String> first(List<String> keys) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Set<@Nullable String> names = new HashSet<>();
        session.query("SELECT datname FROM pg_catalog.pg_database WHERE datname LIKE 'dbmigrate\\_kept\\_%'"
                        + " AND pg_catalog.pg_has_role(datdba, 'MEMBER')")
                .forEach(row -> names.add(row.get(0)));
        return keys.stream().filter(key -> names.contains(PREFIX + key)).findFirst();
    }

    /** Makes the copy; false where that cannot be now, as when another run drops the original. */
    boolean copy(String key, String name) {
        boolean copied =
                session.tryExecute("CREATE DATABASE " + name + " TEMPLATE " + Sql.identifier(PREFIX + key)) == null;
        if (copied) {
            touch(key);
        }
        return copied;
    }

    /** Gives a database without sessions its key and leaves it alone; false where the key is taken already. */
    boolean keep(String name, String key) {
        String kept = Sql.identifier(PREFIX + key);
        if (session.tryExecute("ALTER DATABASE " + name + " RENAME TO " + kept) != null) {
            return false;
        }
        session.tryExecute("ALTER DATABASE " + kept + " ALLOW_CONNECTIONS false");
        touch(key);
        makeRoom();
        return true;
    }

    private void touch(String key) {
        List<@Nullable String> now = session.query(
                        "SELECT pg_catalog.to_char(pg_catalog.clock_timestamp() AT TIME ZONE 'UTC',"
                                + " 'YYYY-MM-DD HH24:MI:SS.US')")
                .get(0);
        session.tryExecute("COMMENT ON DATABASE " + Sql.identifier(PREFIX + key) + " IS "
                + Sql.literal(Objects.requireNonNull(now.get(0))));
    }

    private void makeRoom() {
        int number = 0;
        long bytes = 0;
        for (List<@Nullable String> row : session.query("SELECT datname, pg_catalog.pg_database_size(oid)"
                + " FROM pg_catalog.pg_database WHERE datname LIKE 'dbmigrate\\_kept\\_%'"
                + " AND pg_catalog.pg_has_role(datdba, 'MEMBER')"
                + " ORDER BY pg_catalog.shobj_description(oid, 'pg_database') DESC NULLS LAST")) {
            number++;
            bytes += Long.parseLong(Objects.requireNonNull(row.get(1)));
            if (number > MOST || bytes > MOST_BYTES) {
                session.tryExecute("DROP DATABASE IF EXISTS " + Sql.identifier(Objects.requireNonNull(row.get(0))));
            }
        }
    }
}

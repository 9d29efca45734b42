package io.github.dbmigrate.postgres.shadow;

import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.postgres.ServerRoles;
import io.github.dbmigrate.postgres.Sql;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.ShadowDatabases;
import io.github.dbmigrate.schema.SqlFailure;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Shadow databases on one server. A run holds an advisory lock as long as its server connection lives, and its databases
 * carry the lock's number in their names; a database whose number nobody holds was left by a killed run, and the next one
 * drops it. Safe to use from several threads; a database it gave belongs to one.
 */
public final class PostgresShadowDatabases implements ShadowDatabases {

    // The first half of every lock key of ours, so that no lock of an application is taken for a run.
    private static final int LOCK_CLASS = 0x64626d73;

    private final ConnectionSettings server;
    private final boolean ours;
    private final JdbcDatabase session;
    private final int run;
    private final KeptDatabases kept;
    private final List<ShadowDatabase> open = new ArrayList<>();
    private final Drops drops;
    private int made;

    private PostgresShadowDatabases(ConnectionSettings server, boolean ours, JdbcDatabase session, int run) {
        this.server = server;
        this.ours = ours;
        this.session = session;
        this.run = run;
        this.kept = new KeptDatabases(session);
        this.drops = new Drops(() -> endless(JdbcDatabase.open(server)));
    }

    /**
     * Connects to the server and drops what killed runs left there. Problems: {@code SHADOW_UNAVAILABLE}.
     *
     * @param server settings of any database of it; the role must be allowed to create databases
     */
    public static PostgresShadowDatabases open(ConnectionSettings server) {
        return open(server, false);
    }

    /** As {@link #open}, on a server of ours, where {@link #makeRoles} makes what is asked for. Problems likewise. */
    public static PostgresShadowDatabases openEmbedded(ConnectionSettings server) {
        return open(server, true);
    }

    private static PostgresShadowDatabases open(ConnectionSettings server, boolean ours) {
        try {
            PostgresShadowDatabases shadows =
                    new PostgresShadowDatabases(server, ours, JdbcDatabase.open(server), new SecureRandom().nextInt());
            shadows.enter();
            return shadows;
        } catch (ProblemException e) {
            throw ShadowProblems.unreachable(server, e.problem()).exception(e);
        }
    }

    /** The server's major version, such as 17: a shadow is only worth its name on that of the target. */
    public int majorVersion() {
        return session.majorVersion();
    }

    /** The number that marks this run's databases and its lock. */
    int run() {
        return run;
    }

    private void enter() {
        try {
            endless(session);
            session.query("SELECT pg_advisory_lock(" + LOCK_CLASS + ", " + run + ")");
            sweep();
        } catch (ProblemException e) {
            session.close();
            throw e;
        }
    }

    // The databases are read first: a run takes its lock before it makes one, so the maker of each that is seen is
    // known by the second look. Without FORCE: should a run have lost its lock's connection, its session protects its
    // database.
    private void sweep() {
        List<String> shadows = ownedShadows();
        Set<Integer> living = livingRuns();
        for (String database : shadows) {
            OptionalInt maker = ShadowName.runOf(database);
            if (maker.isPresent() && !living.contains(maker.getAsInt())) {
                session.tryExecute("DROP DATABASE IF EXISTS " + Sql.identifier(database));
            }
        }
    }

    private List<String> ownedShadows() {
        return session
                .query("SELECT datname FROM pg_catalog.pg_database"
                        + " WHERE datname LIKE 'dbmigrate\\_shadow\\_%' AND pg_catalog.pg_has_role(datdba, 'MEMBER')")
                .stream()
                .map(row -> Objects.requireNonNull(row.get(0)))
                .toList();
    }

    private Set<Integer> livingRuns() {
        Set<Integer> living = new HashSet<>();
        session.query("SELECT objid FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2"
                        + " AND classid = " + LOCK_CLASS)
                .forEach(row -> living.add(Integer.parseUnsignedInt(Objects.requireNonNull(row.get(0)))));
        return living;
    }

    @Override
    public synchronized Database create() {
        String name = new ShadowName(run, ++made).text();
        // Of template0, because template1 holds what the server's administrator put there. PostgreSQL's default
        // strategy stays: WAL_LOG took 71 ms where FILE_COPY, which makes two checkpoints, took 447 ms (17.11, fsync
        // on).
        SqlFailure failure = session.tryExecute("CREATE DATABASE " + name + " TEMPLATE template0" + encoding());
        if (failure != null) {
            throw ShadowProblems.refused(server, failure).exception();
        }
        ShadowDatabase shadow = connect(name);
        open.add(shadow);
        return shadow;
    }

    @Override
    public synchronized List<String> makeRoles(List<String> names) {
        return ours ? ServerRoles.makeMissing(session, names) : List.of();
    }

    @Override
    public synchronized Optional<Kept> copy(List<String> keys) {
        Optional<String> key = kept.first(keys);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        String name = new ShadowName(run, ++made).text();
        if (!kept.copy(key.get(), name)) {
            return Optional.empty();
        }
        ShadowDatabase shadow = connect(name);
        open.add(shadow);
        return Optional.of(new Kept(key.get(), shadow));
    }

    @Override
    public synchronized void keep(Database database, String key) {
        if (database instanceof ShadowDatabase shadow && open.remove(shadow)) {
            shadow.endSession();
            if (!kept.keep(shadow.name(), key)) {
                giveUp(shadow);
            }
        }
    }

    private ShadowDatabase connect(String name) {
        try {
            return new ShadowDatabase(endless(JdbcDatabase.open(server.withDatabase(name))), this::drop);
        } catch (ProblemException e) {
            drops.give(name);
            throw ShadowProblems.unreachable(server, e.problem()).exception(e);
        }
    }

    // A server or role may end idle sessions: the lock would go with this one, and one shadow database waits while
    // another is worked on.
    private static JdbcDatabase endless(JdbcDatabase session) {
        return session.liftLimits();
    }

    private String encoding() {
        String sql = "SELECT pg_catalog.pg_encoding_to_char(encoding) FROM pg_catalog.pg_database"
                + " WHERE datname = 'template0'";
        boolean utf8 = session.query(sql).equals(List.of(List.of("UTF8")));
        return utf8 ? "" : " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";
    }

    private synchronized void drop(ShadowDatabase shadow) {
        if (open.remove(shadow)) {
            giveUp(shadow);
        }
    }

    // None is dropped before the last one is given up: the checkpoint would write out what is in the others, only to be
    // dropped.
    private void giveUp(ShadowDatabase shadow) {
        drops.give(shadow.name());
        if (open.isEmpty()) {
            drops.begin();
        }
    }

    @Override
    public synchronized void close() {
        List.copyOf(open).forEach(ShadowDatabase::close);
        drops.begin();
        drops.await(this::areAllBeyondUse);
        // Its lock protects them until they are.
        session.close();
    }

    // PostgreSQL marks a database as it begins to drop it, for all to see at once. From then on nobody can connect to
    // it, and it can only be dropped: the statement goes on without its client, and should the server stop in the
    // middle, a later run sweeps what is left. What takes long is removing thousands of files. On a server of others
    // all is gone when we are: there somebody may want to drop a role next that had a part in it.
    private boolean areAllBeyondUse() {
        try {
            return ours
                    && session.query("SELECT 1 FROM pg_catalog.pg_database WHERE datname LIKE '"
                                    + ShadowName.pattern(run) + "' AND datconnlimit <> -2")
                            .isEmpty();
        } catch (ProblemException e) {
            return false;
        }
    }
}

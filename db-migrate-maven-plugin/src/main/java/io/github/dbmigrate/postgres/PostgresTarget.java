package io.github.dbmigrate.postgres;

import io.github.dbmigrate.command.LockHolder;
import io.github.dbmigrate.command.MigrationRunner;
import io.github.dbmigrate.command.TargetDatabase;
import io.github.dbmigrate.history.ChangelogEntry;
import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A target database on PostgreSQL. Uses up to three sessions: one for reading, one that holds the lock, one in which
 * scripts run; the last two only once they are needed.
 */
public final class PostgresTarget implements TargetDatabase {

    private final ConnectionSettings settings;
    private final CatalogScope scope;
    private final JdbcDatabase session;
    private final ScriptSession scripts;
    private final Bookkeeping bookkeeping;
    private final MigrationRunner runner;
    private @Nullable AdvisoryLock lock;

    private PostgresTarget(
            ConnectionSettings settings,
            CatalogScope scope,
            Duration waitForServer,
            Function<PostgresTarget, MigrationRunner> runner) {
        this.settings = settings;
        this.scope = scope;
        this.bookkeeping = new Bookkeeping(scope);
        this.session = JdbcDatabase.open(settings, waitForServer);
        this.scripts = new ScriptSession(settings, scope);
        this.runner = runner.apply(this);
    }

    /**
     * Connects. Problems as {@link JdbcDatabase#open(ConnectionSettings, Duration)}.
     *
     * @param settings with user and password settled
     * @param waitForServer how long to go on trying while the server starts
     * @param runner makes the runner for this target
     */
    public static PostgresTarget open(
            ConnectionSettings settings,
            CatalogScope scope,
            Duration waitForServer,
            Function<PostgresTarget, MigrationRunner> runner) {
        return new PostgresTarget(settings, scope, waitForServer, runner);
    }

    @Override
    public String display() {
        return settings.display();
    }

    @Override
    public Database session() {
        return session;
    }

    @Override
    public CatalogScope scope() {
        return scope;
    }

    public ConnectionSettings settings() {
        return settings;
    }

    /** What concurrent statements that failed have left in the database until now. */
    public Leftovers leftovers() {
        return Leftovers.in(session);
    }

    /** The session in which scripts run; closed with the target. */
    public ScriptSession scripts() {
        return scripts;
    }

    public Bookkeeping bookkeeping() {
        return bookkeeping;
    }

    @Override
    public boolean behindTransactionPooler() {
        try (JdbcDatabase second = JdbcDatabase.open(settings)) {
            return PoolerProbe.findsPooler(session, second);
        }
    }

    @Override
    public boolean hasChangelog() {
        return read("look for the changelog", bookkeeping::hasChangelog);
    }

    @Override
    public List<ChangelogEntry> listChangelog() {
        return hasChangelog() ? read("read the changelog", bookkeeping::listChangelog) : List.of();
    }

    @Override
    public List<JournalEntry> listJournal() {
        boolean exists = read("look for the journal", bookkeeping::hasJournal);
        return exists ? read("read the journal", bookkeeping.journal()::list) : List.of();
    }

    @Override
    public boolean hasForeignObjects() {
        return ForeignObjects.exist(session, scope);
    }

    @Override
    public void createBookkeeping() {
        write("create the changelog and the journal", bookkeeping::create);
    }

    @Override
    public void recordApplied(ChangelogEntry row, JournalEntry entry) {
        write("write the changelog", connection -> bookkeeping.recordApplied(connection, row, entry));
    }

    @Override
    public void recordNotApplied(MigrationId id, JournalEntry entry) {
        write("write the changelog", connection -> bookkeeping.recordNotApplied(connection, id, entry));
    }

    @Override
    public Lock lock(Duration atMost, Consumer<LockHolder> waiting) {
        requireWritable();
        AdvisoryLock taken = AdvisoryLock.take(settings, scope, atMost, waiting);
        lock = taken;
        useManagedNamespace();
        return taken;
    }

    // Not before the lock: through a pooler, which is refused before it, the setting would stay in a session of others.
    private void useManagedNamespace() {
        session.execute("SET search_path TO " + Sql.searchPath(scope.managedNamespace()));
    }

    private void requireWritable() {
        if (!session.query("SHOW transaction_read_only").equals(List.of(List.of("on")))) {
            return;
        }
        boolean standby = session.query("SELECT pg_catalog.pg_is_in_recovery()").equals(List.of(List.of("t")));
        Problem problem = Problem.of(
                        ProblemCode.READ_ONLY_SERVER,
                        standby
                                ? "The server is a standby and takes no writes; nothing was done."
                                : "This database or role is set to read only; nothing was done.")
                .fact("database", settings.display());
        throw SqlProblems.readOnly(problem).exception();
    }

    /**
     * Makes sure that the lock that was taken is still ours; where none was taken, there is nothing to lose.
     *
     * <p>Problem {@code CONNECTION_LOST}.
     */
    public void requireLock() {
        AdvisoryLock held = lock;
        if (held != null && held.isLost()) {
            throw Problem.of(
                            ProblemCode.CONNECTION_LOST,
                            "The session that holds the lock of this changelog was lost; another run may have begun, so "
                                    + "this one ends here.")
                    .fact("database", settings.display())
                    .remedy("Run the goal again. It continues with what is not in the changelog.")
                    .exception();
        }
    }

    @Override
    public MigrationRunner runner() {
        return runner;
    }

    /** Asks the server to end what runs in the sessions; from another thread than theirs, when the program is being ended. */
    public void cancel() {
        scripts.cancel();
        session.cancel();
    }

    @Override
    public void close() {
        if (lock != null) {
            lock.close();
        }
        scripts.close();
        session.close();
    }

    private <T> T read(String doing, Read<T> read) {
        try {
            return read.from(session.connection());
        } catch (SQLException e) {
            throw unreadable(e, doing).exception(e);
        }
    }

    private Problem unreadable(SQLException failure, String doing) {
        if (SqlProblems.isConnectionLost(failure)) {
            return SqlProblems.of(failure, settings, doing);
        }
        Problem problem = Problem.of(ProblemCode.CHANGELOG_UNREADABLE, "Could not " + doing + ".")
                .fact("database", settings.display())
                .fact("changelog", bookkeeping.changelogName());
        return granted(SqlProblems.withServerFacts(problem, failure))
                .remedy(
                        "If this table is not MyBatis' changelog, name the one that is.",
                        "-Ddb-migrate.changelog=<name>");
    }

    private void write(String doing, Write write) {
        Connection connection = session.connection();
        try {
            session.execute("BEGIN");
            write.to(connection);
            session.execute("COMMIT");
        } catch (SQLException e) {
            session.tryExecute("ROLLBACK");
            throw refused(e, doing).exception(e);
        }
    }

    /** What to say when the bookkeeping could not be written; the missing rights are named. */
    public Problem refused(SQLException failure, String doing) {
        Problem problem = SqlProblems.of(failure, settings, doing);
        return problem.code() == ProblemCode.PERMISSION_DENIED ? granted(problem) : problem;
    }

    private Problem granted(Problem problem) {
        List<String> grants = MissingGrants.of(session.connection(), scope, settings);
        return grants.isEmpty()
                ? problem
                : problem.remedy("Let an administrator run this.", grants.toArray(String[]::new));
    }

    private interface Read<T> {
        T from(Connection connection) throws SQLException;
    }

    private interface Write {
        void to(Connection connection) throws SQLException;
    }
}

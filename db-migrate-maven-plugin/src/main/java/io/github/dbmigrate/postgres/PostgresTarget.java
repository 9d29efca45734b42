package io.github.dbmigrate.postgres;

import io.github.dbmigrate.command.BookkeepingRows;
import io.github.dbmigrate.command.LockHolder;
import io.github.dbmigrate.command.MigrationRunner;
import io.github.dbmigrate.command.TargetDatabase;
import io.github.dbmigrate.history.ChangelogEntry;
import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.postgres.catalog.CatalogReader;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.sql.Statement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A target database on PostgreSQL. Uses up to three sessions: one for reading, one that holds the lock, one in which
 * scripts run; the last two only once they are needed. The first may become the last.
 */
public final class PostgresTarget implements TargetDatabase {

    private final ConnectionSettings settings;
    private final CatalogScope scope;
    private final ScriptSession scripts;
    private final StatementWatch watch;
    private final Bookkeeping bookkeeping;
    private final BookkeepingAccess access;
    private final Function<PostgresTarget, MigrationRunner> makesRunner;
    // Null once scripts run in it, until another is needed; the heartbeat looks at it too.
    private volatile @Nullable JdbcDatabase session;
    private @Nullable MigrationRunner runner;
    private @Nullable JdbcDatabase spare;
    private @Nullable AdvisoryLock lock;
    private @Nullable Guard lockGuard;
    private @Nullable Heartbeat heartbeat;

    private PostgresTarget(
            ConnectionSettings settings,
            CatalogScope scope,
            Duration waitForServer,
            Function<PostgresTarget, MigrationRunner> runner) {
        this.settings = settings;
        this.scope = scope;
        this.bookkeeping = new Bookkeeping(scope);
        this.session = JdbcDatabase.open(settings, waitForServer);
        this.access = new BookkeepingAccess(this::session, scope, bookkeeping.changelogName());
        this.scripts = new ScriptSession(settings, scope);
        this.watch = new StatementWatch(settings);
        this.makesRunner = runner;
    }

    /**
     * Connects. Problems as {@link JdbcDatabase#open(ConnectionSettings, Duration)}.
     *
     * @param settings with user and password settled
     * @param waitForServer how long to go on trying while the server starts
     * @param runner makes the runner for this target, once a migration is to be run
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
    public JdbcDatabase session() {
        JdbcDatabase open = session;
        if (open == null) {
            open = JdbcDatabase.open(settings).liftLimits();
            useManagedNamespace(open);
            session = open;
        }
        return open;
    }

    @Override
    public void runScriptsInSession() {
        scripts.take(session().connection());
        session = null;
    }

    @Override
    public CatalogScope scope() {
        return scope;
    }

    public ConnectionSettings settings() {
        return settings;
    }

    /** What concurrent statements that failed have left in the database until now. */
    public Leftovers leftovers() throws SQLException {
        return Leftovers.in(scripts);
    }

    /** What the session's role lacks for a statement that PostgreSQL refused, as an administrator's statements; or empty. */
    public List<String> missingGrants(Statement refused) {
        try {
            return StatementGrants.of(session().connection(), scope, settings, refused);
        } catch (ProblemException e) {
            // What was refused is told, even where nobody can connect to ask why.
            return List.of();
        }
    }

    /** The session in which scripts run; closed with the target. */
    public ScriptSession scripts() {
        return scripts;
    }

    /** Looks after what runs in it; closed with the target. */
    public StatementWatch watch() {
        return watch;
    }

    public Bookkeeping bookkeeping() {
        return bookkeeping;
    }

    @Override
    public boolean behindTransactionPooler() {
        JdbcDatabase second = spare();
        spare = second;
        boolean pooler = PoolerProbe.findsPooler(session(), second);
        if (!pooler) {
            // Those of the other one are lifted once it holds the lock.
            session().liftLimits();
        }
        return pooler;
    }

    @Override
    public BookkeepingRows readBookkeeping() {
        return access.rows(bookkeeping);
    }

    @Override
    public String bookkeepingDigest() {
        return access.read("read changelog and journal", bookkeeping::digest);
    }

    @Override
    public boolean hasChangelog() {
        return access.read("look for the changelog", bookkeeping::hasChangelog);
    }

    @Override
    public List<ChangelogEntry> listChangelog() {
        return readBookkeeping().changelog();
    }

    @Override
    public List<JournalEntry> listJournal() {
        return readBookkeeping().journal();
    }

    @Override
    public boolean hasForeignObjects() {
        return ForeignObjects.exist(session(), scope);
    }

    @Override
    public void createBookkeeping() {
        access.write("create the changelog and the journal", bookkeeping::create);
    }

    @Override
    public void createNamespace() {
        access.write("create the schema " + scope.managedNamespace(), bookkeeping::createNamespace);
    }

    @Override
    public void recordApplied(List<Adopted> migrations) {
        requireLock();
        access.write("write the changelog", connection -> {
            for (Adopted migration : migrations) {
                bookkeeping.recordApplied(connection, migration.row(), migration.entry());
            }
        });
    }

    @Override
    public void recordPosition(JournalEntry entry) {
        requireLock();
        access.write("write the journal", connection -> bookkeeping.journal().append(connection, entry));
    }

    @Override
    public void recordNotApplied(MigrationId id, JournalEntry entry) {
        requireLock();
        access.write("write the changelog", connection -> bookkeeping.recordNotApplied(connection, id, entry));
    }

    @Override
    public Lock lock(Duration atMost, Consumer<LockHolder> waiting) {
        requireWritable();
        JdbcDatabase its = spare();
        spare = null;
        AdvisoryLock taken = AdvisoryLock.take(its, scope, atMost, waiting);
        lock = taken;
        String held = taken.held();
        lockGuard = held == null ? null : new Guard(held, this::lockLost);
        heartbeat = new Heartbeat(Heartbeat.EVERY, () -> beat(taken));
        useManagedNamespace(session());
        return taken;
    }

    // The session that looked for a pooler goes on to hold the lock: a connection costs more than all that is asked in
    // it.
    private JdbcDatabase spare() {
        return spare == null ? JdbcDatabase.open(settings) : spare;
    }

    // What is lost is found out by whoever uses it next: the lock before each migration and before each commit.
    private void beat(AdvisoryLock held) {
        try {
            boolean ignored = held.isLost();
            JdbcDatabase open = session;
            if (open != null) {
                open.query("SELECT 1");
            }
        } catch (ProblemException e) {
            return;
        }
    }

    // Not before the lock: through a pooler, which is refused before it, the settings would stay in a session of
    // others.
    private void useManagedNamespace(JdbcDatabase open) {
        open.execute("SET lock_timeout TO " + CatalogReader.LOCK_TIMEOUT.toMillis() + "; SET search_path TO "
                + Sql.searchPath(scope.managedNamespace()));
    }

    private void requireWritable() {
        if (!session().query("SHOW transaction_read_only").equals(List.of(List.of("on")))) {
            return;
        }
        boolean standby =
                session().query("SELECT pg_catalog.pg_is_in_recovery()").equals(List.of(List.of("t")));
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
            throw lockLost().exception();
        }
    }

    /**
     * The same as a condition that the session of the script asks after itself, which takes no round trip of its own; null
     * where no lock was taken.
     */
    public @Nullable Guard lockGuard() {
        return lock == null || lock.held() == null ? null : lockGuard;
    }

    private Problem lockLost() {
        return Problem.of(
                        ProblemCode.CONNECTION_LOST,
                        "The session that holds the lock of this changelog was lost; another run may have begun, so "
                                + "this one ends here.")
                .fact("database", settings.display())
                .remedy("Run the goal again. It continues with what is not in the changelog.");
    }

    @Override
    public MigrationRunner runner() {
        MigrationRunner made = runner == null ? makesRunner.apply(this) : runner;
        runner = made;
        return made;
    }

    /** Asks the server to end what runs in the sessions; from another thread than theirs, when the program is being ended. */
    public void cancel() {
        scripts.cancel();
        JdbcDatabase open = session;
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public void close() {
        if (heartbeat != null) {
            heartbeat.close();
        }
        if (lock != null) {
            lock.close();
        }
        if (spare != null) {
            spare.close();
        }
        watch.close();
        scripts.close();
        JdbcDatabase open = session;
        if (open != null) {
            open.close();
        }
    }
}

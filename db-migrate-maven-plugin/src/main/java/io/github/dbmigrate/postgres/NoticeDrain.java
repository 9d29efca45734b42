package io.github.dbmigrate.postgres;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * Takes a statement's notices off the driver while it runs. The driver keeps them all until the end, and a trigger can
 * raise a million.
 */
final class NoticeDrain implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;
    private static final ScheduledExecutorService CLOCK = Clockwork.of("db-migrate-notices", 1);

    private final Statement statement;
    private final BiConsumer<String, String> notices;
    private final ScheduledFuture<?> draining;
    private @Nullable SQLWarning last;

    /** @param notices told severity and message, by one thread at a time */
    NoticeDrain(Statement statement, BiConsumer<String, String> notices) {
        this.statement = statement;
        this.notices = notices;
        this.draining =
                CLOCK.scheduleWithFixedDelay(this::drainQuietly, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Sends the statement's text, as written. */
    void execute(String sql) throws SQLException {
        statement.execute(DriverText.of(sql));
    }

    private void drainQuietly() {
        try {
            drain();
        } catch (SQLException e) {
            // Closed in between; whoever closed it has taken the rest.
            draining.cancel(false);
        }
    }

    private synchronized void drain() throws SQLException {
        SQLWarning first = statement.getWarnings();
        if (first != null) {
            statement.clearWarnings();
        }
        // One that came between the two lines above hangs on what was taken before.
        for (SQLWarning late = next(last); late != null; late = next(late)) {
            tell(late);
        }
        for (SQLWarning notice = first; notice != null; notice = next(notice)) {
            tell(notice);
        }
    }

    private static @Nullable SQLWarning next(@Nullable SQLWarning notice) {
        return notice == null ? null : notice.getNextWarning();
    }

    private void tell(SQLWarning notice) {
        last = notice;
        ServerErrorMessage server = notice instanceof PSQLWarning raised ? raised.getServerErrorMessage() : null;
        String severity = server == null || server.getSeverity() == null ? "WARNING" : server.getSeverity();
        String message = server == null || server.getMessage() == null ? notice.getMessage() : server.getMessage();
        notices.accept(severity, String.valueOf(message));
    }

    /** Tells what is left; call it before the statement is closed. */
    @Override
    public void close() throws SQLException {
        draining.cancel(false);
        drain();
    }
}

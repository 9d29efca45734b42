package io.github.dbmigrate.postgres;

import java.sql.SQLWarning;
import java.util.function.BiConsumer;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/** What the server says without refusing anything. */
final class Notices {

    private Notices() {}

    /** Tells severity and message. */
    static void tell(SQLWarning notice, BiConsumer<String, String> listener) {
        ServerErrorMessage server = notice instanceof PSQLWarning raised ? raised.getServerErrorMessage() : null;
        String severity = server == null || server.getSeverity() == null ? "WARNING" : server.getSeverity();
        String message = server == null || server.getMessage() == null ? notice.getMessage() : server.getMessage();
        listener.accept(severity, String.valueOf(message));
    }
}

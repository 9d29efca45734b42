package io.github.dbmigrate.postgres;

import io.github.dbmigrate.command.BookkeepingRows;
import io.github.dbmigrate.history.ChangelogEntry;
import io.github.dbmigrate.history.JournalEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** One look at both tables, in a transaction of the caller's that shows one moment; knows what it is at. */
final class BookkeepingLook {

    private final Bookkeeping bookkeeping;
    private String doing = "look for changelog and journal";

    BookkeepingLook(Bookkeeping bookkeeping) {
        this.bookkeeping = bookkeeping;
    }

    /** What was attempted last, as the end of "could not". */
    String doing() {
        return doing;
    }

    BookkeepingRows read(Connection connection) throws SQLException {
        Set<String> tables = bookkeeping.tables(connection);
        boolean hasChangelog = tables.contains(bookkeeping.scope().changelog());
        doing = "read the changelog";
        List<ChangelogEntry> changelog = hasChangelog ? bookkeeping.listChangelog(connection) : List.of();
        doing = "read the journal";
        List<JournalEntry> journal = tables.contains(bookkeeping.scope().journal())
                ? bookkeeping.journal().list(connection)
                : List.of();
        return new BookkeepingRows(hasChangelog, changelog, journal);
    }
}

package io.github.dbmigrate.command;

import io.github.dbmigrate.history.ChangelogEntry;
import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The database that a goal works on, with its changelog and journal. Not thread-safe; whoever opened it closes it. */
public interface TargetDatabase extends AutoCloseable {

    /** Where it is, such as {@code auth on db.example.com:5432 as deployer}; never holds a password. */
    String display();

    /** The session for catalog reads, probes and seeds. Belongs to the target and is closed with it. */
    Database session();

    CatalogScope scope();

    /** True when the session goes through a pooler that gives each transaction another server connection. */
    boolean behindTransactionPooler();

    /** True when the changelog table exists. Problem {@code CHANGELOG_UNREADABLE} when that cannot be told. */
    boolean hasChangelog();

    /** Both tables as of one moment, in as few round trips as that takes. Problem {@code CHANGELOG_UNREADABLE}. */
    BookkeepingRows readBookkeeping();

    /** A digest of both tables, made by the server: equal as long as no row was added, changed or removed. */
    String bookkeepingDigest();

    /** The changelog's rows by id; empty when there is no table. */
    List<ChangelogEntry> listChangelog();

    /** The journal's rows in the order in which they were written; empty when there is no table. */
    List<JournalEntry> listJournal();

    /** True when any table, view, type or function of a user's is in the managed namespace, ours and extensions' left out. */
    boolean hasForeignObjects();

    /** Makes the managed namespace, changelog and journal where they are missing, and commits. */
    void createBookkeeping();

    /** Makes the managed namespace where it is missing. */
    void createNamespace();

    /** Adds the changelog rows, those left out that are there already, and the journal rows in one commit. */
    void recordApplied(List<Adopted> migrations);

    /** As {@link #recordApplied(List)}, of one. */
    default void recordApplied(ChangelogEntry row, JournalEntry entry) {
        recordApplied(List.of(new Adopted(row, entry)));
    }

    /** Adds a row on how far a migration is, and commits. */
    void recordPosition(JournalEntry entry);

    /** Removes the changelog row if it is there and adds the journal row in one commit. */
    void recordNotApplied(MigrationId id, JournalEntry entry);

    /**
     * Takes the session advisory lock on a connection of its own, by polling.
     *
     * @param waiting told about the holder at once and then about every 10 seconds
     * @return releases the lock when closed
     */
    Lock lock(Duration atMost, Consumer<LockHolder> waiting);

    /**
     * Lets the next script run in the session that was read in until now, made as new, instead of one more. Whoever holds
     * {@link #session()} must not use it any more; asked for again, it is another one.
     */
    void runScriptsInSession();

    MigrationRunner runner();

    @Override
    void close();

    /** The rows of a migration that is in without having been run by us. */
    record Adopted(ChangelogEntry row, JournalEntry entry) {}

    /** A held lock. */
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }
}

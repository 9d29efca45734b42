package io.github.dbmigrate.command;

import io.github.dbmigrate.history.ChangelogEntry;
import io.github.dbmigrate.history.JournalEntry;
import java.util.List;

/**
 * Changelog and journal as they were at one moment.
 *
 * @param hasChangelog whether the table exists
 * @param changelog by id; empty where there is no table
 * @param journal in the order in which the rows were written; empty where there is no table
 */
public record BookkeepingRows(boolean hasChangelog, List<ChangelogEntry> changelog, List<JournalEntry> journal) {

    public BookkeepingRows {
        changelog = List.copyOf(changelog);
        journal = List.copyOf(journal);
    }
}

package io.github.dbmigrate.history;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a migration came into the database.
 *
 * @param changelog MyBatis' row
 * @param journal our row of the same event; null when MyBatis or a person applied it without us
 */
public record Application(
        ChangelogEntry changelog, @Nullable JournalEntry journal) {

    /** How long its script ran; null when we did not run it. */
    public @Nullable Duration duration() {
        return journal == null || journal.event() != JournalEvent.APPLIED
                ? null
                : Duration.between(journal.startedAt(), journal.endedAt());
    }

    /** Who did it, such as {@code deployer@build-7}; null when the journal does not tell. */
    public @Nullable String by() {
        return journal == null ? null : journal.databaseUser() + "@" + journal.host();
    }

    /** The word for what happened: {@code applied}, {@code resolved}, {@code baselined}, {@code squashed} or {@code by MyBatis}. */
    public String how() {
        if (journal == null) {
            return "by MyBatis";
        }
        return journal.event() == JournalEvent.RESOLVED_APPLIED
                ? "resolved"
                : journal.event().label();
    }
}

package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.Checksum;
import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a directory, a changelog and a journal for tests, one line an event. */
public final class Rows {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final List<Migration> files = new ArrayList<>();
    private final List<ChangelogEntry> changelog = new ArrayList<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private String service = "auth";
    private String goal = "deploy";

    public Rows service(String name) {
        service = name;
        return this;
    }

    public Rows goal(String name) {
        goal = name;
        return this;
    }

    public Rows file(long id, String text) {
        files.removeIf(file -> file.id().equals(MigrationId.of(id)));
        files.add(new Migration(
                MigrationId.of(id),
                "change " + id,
                Path.of("/shop/apps/auth/src/main/db/migrations/" + id + "_change_" + id + ".sql"),
                new Checksum(text)));
        return this;
    }

    public Rows deleted(long id) {
        files.removeIf(file -> file.id().equals(MigrationId.of(id)));
        return this;
    }

    public Rows changelog(long id) {
        changelog.add(new ChangelogEntry(MigrationId.of(id), "2026-11-23 09:00:00", "change " + id));
        return this;
    }

    public Rows noChangelog(long id) {
        changelog.removeIf(row -> row.id().equals(MigrationId.of(id)));
        return this;
    }

    public Rows applied(long id, String checksum) {
        return changelog(id).row(JournalEvent.APPLIED, id, checksum, 0, null, "fingerprint" + id);
    }

    public Rows row(JournalEvent event, long id) {
        return row(event, id, null, 0, null, null);
    }

    public Rows step(JournalEvent event, long id, String checksum, int position) {
        return row(event, id, checksum, position, null, null);
    }

    public Rows failed(long id, String checksum, int position) {
        return row(JournalEvent.FAILED, id, checksum, position, "relation \"users\" already exists (42P07)", null);
    }

    public Rows row(
            JournalEvent event,
            long id,
            @Nullable String checksum,
            int position,
            @Nullable String error,
            @Nullable String fingerprint) {
        Instant at = START.plusSeconds(60L * journal.size());
        journal.add(new JournalEntry(
                journal.size() + 1,
                event,
                MigrationId.of(id),
                "change " + id,
                checksum,
                at,
                at.plusMillis(250),
                goal,
                "deployer",
                "build-7",
                "1.0.0",
                service,
                position,
                error == null ? null : "CREATE TABLE users (id int)",
                error,
                fingerprint));
        return this;
    }

    public History history() {
        return History.of(files, changelog, journal);
    }

    public Diagnosis diagnosis() {
        return Diagnosis.of(history(), List.of("auth"), List.of());
    }

    public MigrationState state(long id) {
        return history().find(MigrationId.of(id)).orElseThrow().state();
    }
}

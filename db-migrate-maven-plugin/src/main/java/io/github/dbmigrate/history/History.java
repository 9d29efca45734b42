package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.schema.SchemaMark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Migrations directory, changelog and journal laid side by side; immutable. The changelog alone says what is applied,
 * because MyBatis' own {@code up} and {@code down} know nothing of the journal; the journal says how, and with which
 * text.
 */
public final class History {

    private final List<MigrationRecord> records;
    private final List<JournalEntry> journal;

    private History(List<MigrationRecord> records, List<JournalEntry> journal) {
        this.records = List.copyOf(records);
        this.journal = journal;
    }

    /** Lays them side by side; each list in any order, an id at most once in directory and changelog. */
    public static History of(List<Migration> migrations, List<ChangelogEntry> changelog, List<JournalEntry> journal) {
        List<JournalEntry> ordered = journal.stream()
                .sorted(Comparator.comparingLong(JournalEntry::sequence))
                .toList();
        Map<MigrationId, Migration> files = byId(migrations, Migration::id);
        Map<MigrationId, ChangelogEntry> applied = byId(changelog, ChangelogEntry::id);
        Map<MigrationId, List<JournalEntry>> told = rows(ordered);
        List<MigrationId> ids = sorted(files.keySet(), applied.keySet(), told.keySet());
        MigrationId highest = last(ids, applied.keySet());
        List<MigrationRecord> records = new ArrayList<>();
        for (MigrationId id : ids) {
            List<JournalEntry> rows = told.getOrDefault(id, List.of());
            MigrationRecord record = record(id, files.get(id), applied.get(id), rows, highest);
            // An id that was applied and taken back, and whose file is gone, is nobody's concern any more.
            if (record.file() != null || record.state() != MigrationState.PENDING) {
                records.add(record);
            }
        }
        return new History(records, ordered);
    }

    private static MigrationRecord record(
            MigrationId id,
            @Nullable Migration file,
            @Nullable ChangelogEntry row,
            List<JournalEntry> rows,
            @Nullable MigrationId highest) {
        Past past = Past.of(rows);
        JournalEntry failed = past.midway() == null ? past.failure() : past.midway();
        return new MigrationRecord(
                id,
                description(file, row, rows),
                file,
                row == null ? whenNotIn(id, file, past, highest) : whenIn(file, past),
                row == null ? null : new Application(row, past.applied()),
                failed == null ? null : Failure.of(failed, past.position()),
                past.rolledBack() && row == null);
    }

    private static MigrationState whenIn(@Nullable Migration file, Past past) {
        if (file == null) {
            return MigrationState.MISSING;
        }
        String ran = past.applied() == null ? null : past.applied().checksum();
        return ran == null || ran.equals(file.checksum().hex()) ? MigrationState.APPLIED : MigrationState.EDITED;
    }

    private static MigrationState whenNotIn(
            MigrationId id, @Nullable Migration file, Past past, @Nullable MigrationId highest) {
        if (past.midway() != null) {
            return MigrationState.FAILED;
        }
        boolean overtaken = file != null && highest != null && id.compareTo(highest) < 0;
        return overtaken ? MigrationState.OUT_OF_ORDER : MigrationState.PENDING;
    }

    private static String description(@Nullable Migration file, @Nullable ChangelogEntry row, List<JournalEntry> rows) {
        if (file != null) {
            return file.description();
        }
        return row != null ? row.description() : rows.get(rows.size() - 1).description();
    }

    // In the order of the list, which is that of the ids nearly always: sorting them is then one look at each.
    private static <T> Map<MigrationId, T> byId(List<T> values, Function<T, MigrationId> id) {
        Map<MigrationId, T> found = new LinkedHashMap<>();
        values.forEach(value -> found.putIfAbsent(id.apply(value), value));
        return found;
    }

    private static Map<MigrationId, List<JournalEntry>> rows(List<JournalEntry> journal) {
        Map<MigrationId, List<JournalEntry>> told = new LinkedHashMap<>();
        journal.forEach(
                row -> told.computeIfAbsent(row.id(), id -> new ArrayList<>(1)).add(row));
        return told;
    }

    @SafeVarargs
    private static List<MigrationId> sorted(Set<MigrationId>... those) {
        Set<MigrationId> all = new LinkedHashSet<>();
        for (Set<MigrationId> each : those) {
            all.addAll(each);
        }
        List<MigrationId> ids = new ArrayList<>(all);
        ids.sort(null);
        return ids;
    }

    private static @Nullable MigrationId last(List<MigrationId> sorted, Set<MigrationId> among) {
        for (int at = sorted.size() - 1; at >= 0; at--) {
            if (among.contains(sorted.get(at))) {
                return sorted.get(at);
            }
        }
        return null;
    }

    /** All migrations by id. */
    public List<MigrationRecord> records() {
        return records;
    }

    public List<MigrationRecord> in(MigrationState... states) {
        List<MigrationState> wanted = Arrays.asList(states);
        return records.stream()
                .filter(record -> wanted.contains(record.state()))
                .toList();
    }

    public Optional<MigrationRecord> find(MigrationId id) {
        int from = 0;
        int to = records.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = records.get(middle).id().compareTo(id);
            if (order == 0) {
                return Optional.of(records.get(middle));
            }
            from = order < 0 ? middle + 1 : from;
            to = order < 0 ? to : middle;
        }
        return Optional.empty();
    }

    /** What a run brings in, by id: the pending ones, the overtaken ones, and the failed ones that have a file. */
    public List<MigrationRecord> toApply() {
        return in(MigrationState.PENDING, MigrationState.OUT_OF_ORDER, MigrationState.FAILED).stream()
                .filter(record -> record.file() != null)
                .toList();
    }

    /** The files whose migrations are in the database, by id. */
    public List<Migration> appliedFiles() {
        List<Migration> files = new ArrayList<>();
        for (MigrationRecord record : in(MigrationState.APPLIED, MigrationState.EDITED)) {
            if (record.file() != null) {
                files.add(record.file());
            }
        }
        return files;
    }

    /** The highest id in the changelog. */
    public Optional<MigrationId> highestApplied() {
        return records.stream()
                .filter(record -> record.application() != null)
                .map(MigrationRecord::id)
                .reduce((lower, higher) -> higher);
    }

    /** The service that the journal's last row names, or empty for a journal without rows. */
    public Optional<String> owner() {
        return journal.stream()
                .map(JournalEntry::service)
                .filter(name -> !name.isBlank())
                .reduce((a, b) -> b);
    }

    /** True when {@code deploy} ever wrote to the journal, which marks the database as one that is not for playing. */
    public boolean markedByDeploy() {
        return journal.stream().anyMatch(row -> row.goal().equals("deploy"));
    }

    /** True when the journal begins with a person's word: the database was there before it had migrations. */
    public boolean isAdopted() {
        return journal.stream()
                .limit(1)
                .map(JournalEntry::event)
                .anyMatch(event -> event == JournalEvent.RESOLVED_APPLIED || event == JournalEvent.BASELINED);
    }

    /** True when neither changelog nor journal has a row. */
    public boolean isBlank() {
        return journal.isEmpty() && highestApplied().isEmpty();
    }

    /**
     * The mark that the schema must still have, or empty where nobody can know it: it was not taken, as by a run that was
     * killed on its way; a migration stands midway; or MyBatis applied or undid one behind the journal's back.
     */
    public Optional<SchemaMark> lastMark() {
        if (!journalAgreesWithChangelog()) {
            return Optional.empty();
        }
        return journal.stream()
                // A failed migration with a mark left nothing behind; one without says nothing about the schema.
                .filter(row -> row.event() != JournalEvent.FAILED || row.fingerprint() != null)
                .reduce((earlier, later) -> later)
                .map(JournalEntry::fingerprint)
                .map(SchemaMark::parse);
    }

    private boolean journalAgreesWithChangelog() {
        Set<MigrationId> told = new HashSet<>();
        for (JournalEntry row : journal) {
            switch (row.event()) {
                case APPLIED, RESOLVED_APPLIED, BASELINED, SQUASHED -> told.add(row.id());
                case UNDONE, RESOLVED_ROLLED_BACK -> told.remove(row.id());
                case STARTED, RUNNING, STEP, UNDO_RUNNING, UNDO_STEP, FAILED, IN_DOUBT -> {}
            }
        }
        Set<MigrationId> inDatabase = new HashSet<>();
        for (MigrationRecord record : records) {
            if (record.application() != null) {
                inDatabase.add(record.id());
            }
        }
        return told.equals(inDatabase);
    }
}

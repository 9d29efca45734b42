package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.schema.SchemaMark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Migrations directory, changelog and journal laid side by side; immutable. The changelog alone says what is applied,
 * because MyBatis' own {@code up} and {@code down} know nothing of the journal; the journal says how, and with which
 * text.
 */
public final class History {

    private final List<MigrationRecord> records;
    private final List<JournalEntry> journal;
    private final boolean journalAgrees;
    private final Map<MigrationState, Integer> counts = new EnumMap<>(MigrationState.class);

    private History(List<MigrationRecord> records, List<JournalEntry> journal, boolean journalAgrees) {
        this.records = List.copyOf(records);
        this.journal = journal;
        this.journalAgrees = journalAgrees;
        for (MigrationRecord record : records) {
            counts.put(record.state(), count(record.state()) + 1);
        }
    }

    /** Lays them side by side; each list in any order, an id at most once in directory and changelog. */
    // Loops and no streams, here and below: every run lays its whole history side by side, in a JVM that has just
    // begun.
    public static History of(List<Migration> migrations, List<ChangelogEntry> changelog, List<JournalEntry> journal) {
        List<JournalEntry> ordered = ordered(journal);
        List<Traces> all = traces(migrations, changelog, ordered);
        MigrationId highest = highestApplied(all);
        List<MigrationRecord> records = new ArrayList<>(all.size());
        boolean agrees = true;
        for (Traces each : all) {
            MigrationRecord record = each.record(highest);
            // An id that was applied and taken back, and whose file is gone, is nobody's concern any more.
            if (record.file() != null || record.state() != MigrationState.PENDING) {
                records.add(record);
            }
            agrees &= each.agree();
        }
        return new History(records, ordered, agrees);
    }

    private static List<JournalEntry> ordered(List<JournalEntry> journal) {
        for (int at = 1; at < journal.size(); at++) {
            if (journal.get(at).sequence() < journal.get(at - 1).sequence()) {
                List<JournalEntry> ordered = new ArrayList<>(journal);
                ordered.sort(Comparator.comparingLong(JournalEntry::sequence));
                return ordered;
            }
        }
        return List.copyOf(journal);
    }

    /** By id. */
    private static List<Traces> traces(
            List<Migration> migrations, List<ChangelogEntry> changelog, List<JournalEntry> journal) {
        Map<MigrationId, Traces> byId = new HashMap<>();
        // In the order of the lists, which is that of the ids nearly always: sorting is then one look at each.
        List<Traces> all = new ArrayList<>(migrations.size());
        for (Migration file : migrations) {
            traces(file.id(), byId, all).add(file);
        }
        for (ChangelogEntry row : changelog) {
            traces(row.id(), byId, all).add(row);
        }
        for (JournalEntry row : journal) {
            traces(row.id(), byId, all).add(row);
        }
        all.sort(null);
        return all;
    }

    private static Traces traces(MigrationId id, Map<MigrationId, Traces> byId, List<Traces> all) {
        Traces known = byId.get(id);
        if (known != null) {
            return known;
        }
        Traces begun = new Traces(id);
        byId.put(id, begun);
        all.add(begun);
        return begun;
    }

    private static @Nullable MigrationId highestApplied(List<Traces> sorted) {
        for (int at = sorted.size() - 1; at >= 0; at--) {
            if (sorted.get(at).isApplied()) {
                return sorted.get(at).id();
            }
        }
        return null;
    }

    /** All migrations by id. */
    public List<MigrationRecord> records() {
        return records;
    }

    /** How many are in a state. */
    public int count(MigrationState state) {
        return counts.getOrDefault(state, 0);
    }

    /** Those that are in one of some states, by id. */
    public List<MigrationRecord> in(MigrationState... states) {
        List<MigrationRecord> found = new ArrayList<>();
        for (MigrationRecord record : records) {
            for (MigrationState state : states) {
                if (record.state() == state) {
                    found.add(record);
                }
            }
        }
        return Collections.unmodifiableList(found);
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
        List<MigrationRecord> found = new ArrayList<>();
        for (MigrationRecord record : in(MigrationState.PENDING, MigrationState.OUT_OF_ORDER, MigrationState.FAILED)) {
            if (record.file() != null) {
                found.add(record);
            }
        }
        return Collections.unmodifiableList(found);
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
        for (int at = records.size() - 1; at >= 0; at--) {
            if (records.get(at).application() != null) {
                return Optional.of(records.get(at).id());
            }
        }
        return Optional.empty();
    }

    /** The service that the journal's last row names, or empty for a journal without rows. */
    public Optional<String> owner() {
        for (int at = journal.size() - 1; at >= 0; at--) {
            if (!journal.get(at).service().isBlank()) {
                return Optional.of(journal.get(at).service());
            }
        }
        return Optional.empty();
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
        for (int at = journal.size() - 1; journalAgrees && at >= 0; at--) {
            JournalEntry row = journal.get(at);
            // A failed migration with a mark left nothing behind; one without says nothing about the schema.
            if (row.event() != JournalEvent.FAILED || row.fingerprint() != null) {
                return Optional.ofNullable(row.fingerprint()).map(SchemaMark::parse);
            }
        }
        return Optional.empty();
    }
}

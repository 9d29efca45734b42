package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.ObjectId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables that are made anew with their rows copied, and the sequences that go with their old forms. */
public final class Rebuilt {

    private final Set<ObjectId> tables = new HashSet<>();
    private final Map<ObjectId, ObjectId> sequences = new HashMap<>();

    /** Notes a table, whose partitions follow it. */
    public void add(ObjectId table) {
        tables.add(table);
    }

    /** Notes a sequence that numbered a column of one. */
    public void add(ObjectId sequence, ObjectId column) {
        sequences.put(sequence, column);
    }

    public Set<ObjectId> tables() {
        return tables;
    }

    public boolean has(ObjectId table) {
        return tables.contains(table);
    }

    /** The column that a sequence goes with. */
    public Optional<ObjectId> column(ObjectId sequence) {
        return Optional.ofNullable(sequences.get(sequence));
    }

    Optional<ObjectId> sequence(ObjectId column) {
        return sequences.entrySet().stream()
                .filter(entry -> entry.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}

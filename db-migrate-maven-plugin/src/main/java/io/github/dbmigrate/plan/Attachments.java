package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Change;
import io.github.dbmigrate.plan.kind.Inheritance;
import io.github.dbmigrate.plan.kind.Situation;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The tables that leave or join the tables that they inherit from, with the statements for it. */
final class Attachments {

    private final Map<ObjectId, List<String>> detached = new TreeMap<>();
    private final Map<ObjectId, List<String>> attached = new TreeMap<>();

    Attachments(Situation situation, Decisions decisions) {
        decisions.all().forEach((id, decision) -> {
            SchemaObject from = situation.before().find(id);
            SchemaObject to = situation.after().find(id);
            boolean table = id.kind() == Kind.TABLE || id.kind() == Kind.FOREIGN_TABLE;
            if (table && decision == Decision.ALTER && from != null && to != null) {
                put(detached, id, Inheritance.detach(new Change(from, to)));
                put(attached, id, Inheritance.attach(new Change(from, to)));
            }
        });
        for (ObjectId id : situation.families().rejoining()) {
            put(detached, id, List.of(Inheritance.leave(Objects.requireNonNull(situation.before().find(id)))));
            put(attached, id, List.of(Inheritance.join(Objects.requireNonNull(situation.after().find(id)))));
        }
    }

    private static void put(Map<ObjectId, List<String>> map, ObjectId id, List<String> statements) {
        if (!statements.isEmpty()) {
            map.put(id, statements);
        }
    }

    boolean attaches(ObjectId table) {
        return attached.containsKey(table);
    }

    boolean detaches(ObjectId table) {
        return detached.containsKey(table);
    }

    Set<ObjectId> detachedTables() {
        return detached.keySet();
    }

    Set<ObjectId> attachedTables() {
        return attached.keySet();
    }

    List<String> detach(ObjectId table) {
        return detached.getOrDefault(table, List.of());
    }

    List<String> attach(ObjectId table) {
        return attached.getOrDefault(table, List.of());
    }
}

package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Change;
import io.github.dbmigrate.plan.kind.Inheritance;
import io.github.dbmigrate.plan.kind.Situation;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
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
        situation.before().ofKind(Kind.TABLE).stream()
                .filter(table -> followsItsType(table, situation, decisions))
                .forEach(table -> {
                    put(detached, table.id(), List.of(Inheritance.leaveType(table)));
                    put(attached, table.id(), List.of(Inheritance.joinType(table)));
                });
        for (ObjectId id : situation.families().rejoining()) {
            put(
                    detached,
                    id,
                    List.of(Inheritance.leave(
                            Objects.requireNonNull(situation.before().find(id)))));
            put(
                    attached,
                    id,
                    List.of(Inheritance.join(
                            Objects.requireNonNull(situation.after().find(id)))));
        }
    }

    /** PostgreSQL changes neither a type that tables are of, nor a table that is of a type. */
    private static boolean followsItsType(SchemaObject table, Situation situation, Decisions decisions) {
        String name = table.property(Properties.OF_TYPE);
        if (name == null) {
            return false;
        }
        SchemaObject now = situation.after().find(table.id());
        ObjectId type = new ObjectId(Kind.COMPOSITE, name);
        SchemaObject from = situation.before().find(type);
        SchemaObject to = situation.after().find(type);
        return now != null
                && from != null
                && to != null
                && decisions.of(type) == Decision.ALTER
                && name.equals(now.property(Properties.OF_TYPE))
                && !Objects.equals(from.property(Properties.ATTRIBUTES), to.property(Properties.ATTRIBUTES));
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

package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.plan.kind.RenameText;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The renames of a plan: those that a person asked for, and those of constraints, indexes and sequences that are the same
 * but for their names. They come first, and the catalog is then looked at as they leave it.
 */
final class Renaming {

    private static final Set<Kind> ABOVE_PARTS =
            EnumSet.of(Kind.TABLE, Kind.FOREIGN_TABLE, Kind.VIEW, Kind.MATERIALIZED_VIEW);

    private final Catalog after;
    private final List<PlannedStatement> statements = new ArrayList<>();
    private final RenamedCatalog now;

    private Renaming(Catalog before, Catalog after) {
        this.now = new RenamedCatalog(before);
        this.after = after;
    }

    static Renaming of(Catalog before, Catalog after, PlanOptions options) {
        Renaming renaming = new Renaming(before, after);
        // What holds others first: a column is asked for under the new name of its table, a table in its new namespace.
        for (int level = 0; level <= 2; level++) {
            int now = level;
            Map<ObjectId, ObjectId> asked = new TreeMap<>();
            options.renames().forEach((from, to) -> {
                if (level(from) == now) {
                    asked.put(current(from, options.renames()), to);
                }
            });
            renaming.all(asked);
        }
        options.members().forEach(renaming::rename);
        renaming.all(Twins.all(renaming.now.now(), after));
        renaming.identitySequences();
        return renaming;
    }

    private static int level(ObjectId id) {
        return id.kind() == Kind.NAMESPACE ? 0 : isBelowTable(id.kind()) ? 2 : 1;
    }

    /** The catalog as it is once the statements have run, as far as text can tell; the proof reads the real one. */
    Catalog catalog() {
        return now.now();
    }

    List<PlannedStatement> statements() {
        return statements;
    }

    private void rename(MemberRename member) {
        statements.add(new PlannedStatement(Action.ALTER, member.type(), member.statement()));
        now.rename(member);
    }

    /** Each when its new name is free; of those that wait for each other, one goes by a temporary name. */
    private void all(Map<ObjectId, ObjectId> renames) {
        TreeMap<ObjectId, ObjectId> waiting = new TreeMap<>(renames);
        while (true) {
            waiting.entrySet()
                    .removeIf(rename ->
                            now.find(rename.getKey()) == null || rename.getKey().equals(rename.getValue()));
            if (waiting.isEmpty()) {
                return;
            }
            Set<String> held = new HashSet<>();
            waiting.keySet().forEach(id -> held.addAll(now.claims(id, id)));
            ObjectId next = waiting.entrySet().stream()
                    .filter(rename -> isFree(rename.getKey(), rename.getValue(), held))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseGet(waiting::firstKey);
            ObjectId to = Objects.requireNonNull(waiting.remove(next));
            boolean free = isFree(next, to, held);
            ObjectId goal = free ? to : now.temporary(to);
            List<CatalogRename> done = rename(next, goal, to);
            // A routine is known by its arguments, and those by the names of their types.
            Map<ObjectId, ObjectId> moved = new TreeMap<>();
            waiting.forEach((from, wanted) -> moved.put(moved(from, done), wanted));
            waiting.clear();
            waiting.putAll(moved);
            if (!free) {
                waiting.put(goal, to);
            }
        }
    }

    private static ObjectId moved(ObjectId id, List<CatalogRename> renames) {
        ObjectId moved = id;
        for (CatalogRename rename : renames) {
            moved = rename.id(moved);
        }
        return moved;
    }

    /** True when none of those that wait for another name has the one that is wanted. */
    private boolean isFree(ObjectId from, ObjectId to, Set<String> held) {
        Set<String> own = now.claims(from, from);
        return now.claims(from, to).stream().allMatch(claim -> own.contains(claim) || !held.contains(claim));
    }

    /** The sequences of identity columns follow with their columns; where those wait for each other, one makes way here. */
    private void identitySequences() {
        Map<String, String> renames = new TreeMap<>();
        Map<String, ObjectId> columns = new TreeMap<>();
        for (SchemaObject column : now.now().ofKind(Kind.COLUMN)) {
            String sequence = column.property(Properties.IDENTITY_SEQUENCE);
            SchemaObject goal = sequence == null ? null : after.find(column.id());
            String wanted = goal == null ? null : goal.property(Properties.IDENTITY_SEQUENCE);
            if (sequence != null && wanted != null && !sequence.equals(wanted)) {
                renames.put(sequence, wanted);
                columns.put(sequence, column.id());
            }
        }
        while (!renames.isEmpty()) {
            String first = renames.keySet().iterator().next();
            String wanted = renames.remove(first);
            String at = wanted;
            while (at != null && !at.equals(first)) {
                at = renames.remove(at);
            }
            if (at != null) {
                makeWay(Objects.requireNonNull(columns.get(first)), new ObjectId(Kind.SEQUENCE, first));
            }
        }
    }

    private void makeWay(ObjectId column, ObjectId sequence) {
        String free = now.temporary(sequence).name();
        statements.add(new PlannedStatement(
                Action.ALTER, column, "ALTER SEQUENCE " + sequence.name() + " RENAME TO " + Names.last(free)));
        now.renameSequence(column, free);
    }

    /**
     * Renames one.
     *
     * @param goal its next name
     * @param meant the name that it will have in the end
     * @return what it does to names; empty when the next one is taken by something that keeps it
     */
    private List<CatalogRename> rename(ObjectId from, ObjectId goal, ObjectId meant) {
        SchemaObject object = Objects.requireNonNull(now.find(from));
        if (now.find(goal) != null) {
            return List.of();
        }
        makeNamespace(goal);
        for (String sql : RenameText.statements(object, goal)) {
            statements.add(new PlannedStatement(Action.RENAME, meant, sql));
        }
        return now.rename(from, goal);
    }

    /** What moves into a new namespace needs it first; what else the namespace is given comes later. */
    private void makeNamespace(ObjectId moved) {
        ObjectId namespace = new ObjectId(Kind.NAMESPACE, Names.first(moved.name()));
        if (moved.kind() == Kind.NAMESPACE || now.find(namespace) != null || after.find(namespace) == null) {
            return;
        }
        statements.add(new PlannedStatement(Action.CREATE, namespace, "CREATE SCHEMA " + namespace.name()));
        now.add(namespace);
    }

    /** What holds it may have another name by now: its table, its namespace. */
    private static ObjectId current(ObjectId asked, Map<ObjectId, ObjectId> renames) {
        String name = asked.name();
        if (isBelowTable(asked.kind())) {
            String table = Names.prefix(name);
            for (Kind kind : ABOVE_PARTS) {
                ObjectId renamed = renames.get(new ObjectId(kind, table));
                if (renamed != null) {
                    return new ObjectId(asked.kind(), renamed.name() + name.substring(table.length()));
                }
            }
        }
        String first = Names.first(name);
        ObjectId namespace = renames.get(new ObjectId(Kind.NAMESPACE, first));
        return namespace == null || asked.kind() == Kind.NAMESPACE
                ? asked
                : new ObjectId(asked.kind(), namespace.name() + name.substring(first.length()));
    }

    private static boolean isBelowTable(Kind kind) {
        return kind == Kind.COLUMN
                || kind == Kind.CONSTRAINT
                || kind == Kind.TRIGGER
                || kind == Kind.POLICY
                || kind == Kind.RULE;
    }
}

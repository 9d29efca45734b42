package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who belongs to whom: the children of an object, and the tables that a table inherits from or is a partition of. */
public final class Families {

    private final Catalog before;
    private final Catalog after;
    private @Nullable Map<ObjectId, List<SchemaObject>> afterChildren;
    private final Map<String, List<ObjectId>> heirTables;
    private final Map<String, List<ObjectId>> oldHeirTables;
    private final Set<ObjectId> rejoining;

    public Families(Catalog before, Catalog after) {
        this.before = before;
        this.after = after;
        this.rejoining = rejoining(before, after);
        this.oldHeirTables = heirTables(before);
        this.heirTables = heirTables(after);
    }

    private static Map<String, List<ObjectId>> heirTables(Catalog catalog) {
        Map<String, List<ObjectId>> heirs = new HashMap<>();
        for (Kind kind : List.of(Kind.TABLE, Kind.FOREIGN_TABLE)) {
            for (SchemaObject table : catalog.ofKind(kind)) {
                parents(table)
                        .forEach(parent -> heirs.computeIfAbsent(parent.name(), name -> new ArrayList<>())
                                .add(table.id()));
            }
        }
        return heirs;
    }

    public List<SchemaObject> afterChildren(ObjectId parent) {
        Map<ObjectId, List<SchemaObject>> known = afterChildren;
        if (known == null) {
            known = byParent(after);
            afterChildren = known;
        }
        return known.getOrDefault(parent, List.of());
    }

    private static Map<ObjectId, List<SchemaObject>> byParent(Catalog catalog) {
        Map<ObjectId, List<SchemaObject>> children = new HashMap<>();
        for (SchemaObject object : catalog.objects().values()) {
            if (object.parent() != null) {
                children.computeIfAbsent(object.parent(), id -> new ArrayList<>())
                        .add(object);
            }
        }
        return children;
    }

    /** The children before; looked for where a table is made anew only. */
    List<SchemaObject> beforeChildren(ObjectId parent, Kind kind) {
        return before.objects().values().stream()
                .filter(child -> child.id().kind() == kind && parent.equals(child.parent()))
                .toList();
    }

    /** The tables that inherit from this one afterwards, or are partitions of it. */
    public List<ObjectId> newHeirs(ObjectId table) {
        return heirTables.getOrDefault(table.name(), List.of());
    }

    /** The tables that inherited from this one before, or were partitions of it. */
    public List<ObjectId> oldHeirs(ObjectId table) {
        return oldHeirTables.getOrDefault(table.name(), List.of());
    }

    List<SchemaObject> afterChildren(ObjectId parent, Kind kind) {
        return afterChildren(parent).stream()
                .filter(child -> child.id().kind() == kind)
                .toList();
    }

    /** The tables that this one inherits from or is a partition of, in their order; empty for most. */
    public static List<ObjectId> parents(@Nullable SchemaObject table) {
        if (table == null) {
            return List.of();
        }
        String partitionOf = table.property(Properties.PARTITION_OF);
        List<String> names =
                partitionOf != null ? List.of(partitionOf) : Names.list(table.property(Properties.INHERITS));
        return names.stream().map(name -> new ObjectId(Kind.TABLE, name)).toList();
    }

    /** The table that a column, default, constraint, index or trigger stands on; null for the rest. */
    public static @Nullable ObjectId tableOf(SchemaObject object) {
        ObjectId parent = object.parent();
        if (parent == null) {
            return null;
        }
        return switch (parent.kind()) {
            case TABLE, FOREIGN_TABLE -> parent;
            case COLUMN -> new ObjectId(Kind.TABLE, Names.prefix(parent.name()));
            default -> null;
        };
    }

    /** The same column, constraint, index or trigger on the parent tables of the state before. */
    public List<ObjectId> oldCounterparts(SchemaObject object) {
        return counterparts(object, before);
    }

    /** True for one of a table that inherited from another before. */
    boolean inherited(SchemaObject object) {
        return !oldHeirTables.isEmpty() && !oldCounterparts(object).isEmpty();
    }

    public List<ObjectId> newCounterparts(SchemaObject object) {
        return counterparts(object, after);
    }

    private static List<ObjectId> counterparts(SchemaObject object, Catalog catalog) {
        String from = object.property(Properties.INHERITED_FROM);
        if (from != null) {
            return List.of(new ObjectId(object.id().kind(), from));
        }
        ObjectId table = tableOf(object);
        if (table == null || object.id().kind() == Kind.INDEX) {
            return List.of();
        }
        String bare = Names.last(object.id().name());
        return parents(find(catalog, table)).stream()
                .map(parent -> new ObjectId(object.id().kind(), parent.name() + "." + bare))
                .filter(id -> catalog.find(id) != null)
                .toList();
    }

    /**
     * The partitions that must leave their table and join it again, bounds unchanged, because PostgreSQL lets neither the index
     * of a constraint of theirs nor the partitioned table's index above it go while one is attached to the other.
     */
    public Set<ObjectId> rejoining() {
        return rejoining;
    }

    private static Set<ObjectId> rejoining(Catalog before, Catalog after) {
        Set<ObjectId> tables = new TreeSet<>();
        for (SchemaObject old : before.ofKind(Kind.CONSTRAINT)) {
            ObjectId above = attachedTo(old);
            if (above != null && !(same(old.id(), before, after) && same(above, before, after))) {
                tables.add(Objects.requireNonNull(old.parent()));
            }
        }
        for (SchemaObject now : after.ofKind(Kind.CONSTRAINT)) {
            ObjectId above = attachedTo(now);
            // An index that is new looks for the constraints that are there; one that is there looks no more.
            if (above != null && before.find(above) != null && !same(now.id(), before, after)) {
                tables.add(Objects.requireNonNull(now.parent()));
            }
        }
        tables.removeIf(table -> !staysPartition(before.find(table), after.find(table)));
        return tables;
    }

    private static @Nullable ObjectId attachedTo(SchemaObject constraint) {
        String index = constraint.property(Properties.ATTACHED_TO);
        return index == null ? null : new ObjectId(Kind.INDEX, index);
    }

    private static boolean same(ObjectId id, Catalog before, Catalog after) {
        SchemaObject old = before.find(id);
        SchemaObject now = after.find(id);
        return old != null && now != null && old.sameAs(now);
    }

    private static boolean staysPartition(@Nullable SchemaObject from, @Nullable SchemaObject to) {
        return from != null
                && to != null
                && from.has(Properties.PARTITION_OF)
                && Objects.equals(from.property(Properties.PARTITION_OF), to.property(Properties.PARTITION_OF))
                && Objects.equals(from.property(Properties.PARTITION_BOUND), to.property(Properties.PARTITION_BOUND));
    }

    /** False for a column whose table leaves or joins another meanwhile, so that no statement reaches it from above. */
    boolean stays(SchemaObject column) {
        ObjectId table = tableOf(column);
        SchemaObject old = table == null ? null : find(before, table);
        SchemaObject now = table == null ? null : find(after, table);
        return old != null
                && now != null
                && !rejoining.contains(old.id())
                && List.of(Properties.PARTITION_OF, Properties.PARTITION_BOUND, Properties.INHERITS).stream()
                        .allMatch(property -> Objects.equals(old.property(property), now.property(property)));
    }

    /**
     * True when the column goes from its table while a table that goes on inheriting from that one keeps it: dropped with all that inherit it, it
     * would take their values along.
     */
    public boolean keepsInHeirs(SchemaObject column) {
        ObjectId table = tableOf(column);
        String bare = Names.last(column.id().name());
        // One that is made anew in its place goes from all of them, and comes back to all of them.
        return table != null
                && after.find(column.id()) == null
                && oldHeirTables.getOrDefault(table.name(), List.of()).stream()
                        .filter(heir -> parents(after.find(heir)).contains(table))
                        .anyMatch(heir -> after.find(new ObjectId(Kind.COLUMN, heir.name() + "." + bare)) != null);
    }

    /** The columns of the new state that inherit from this one, over all generations. */
    List<ObjectId> heirs(ObjectId column) {
        String table = Names.prefix(column.name());
        List<ObjectId> heirs = new ArrayList<>();
        for (ObjectId child : heirTables.getOrDefault(table, List.of())) {
            ObjectId heir = new ObjectId(Kind.COLUMN, child.name() + "." + Names.last(column.name()));
            if (after.find(heir) != null) {
                heirs.add(heir);
                heirs.addAll(heirs(heir));
            }
        }
        return heirs;
    }

    private static @Nullable SchemaObject find(Catalog catalog, ObjectId table) {
        SchemaObject found = catalog.find(table);
        return found != null ? found : catalog.find(new ObjectId(Kind.FOREIGN_TABLE, table.name()));
    }

    /**
     * The value that a column's property has once the statements on its parent tables have run: they recurse, so where an
     * ancestor's value changes, the child's has changed with it.
     */
    @Nullable
    String effective(SchemaObject column, String property) {
        if (!stays(column)) {
            return column.property(property);
        }
        for (ObjectId counterpart : oldCounterparts(column)) {
            SchemaObject old = before.find(counterpart);
            SchemaObject now = after.find(counterpart);
            if (old == null || now == null) {
                continue;
            }
            if (!Objects.equals(old.property(property), now.property(property))) {
                return now.property(property);
            }
            String above = effective(old, property);
            if (!Objects.equals(above, old.property(property))) {
                return above;
            }
        }
        return column.property(property);
    }
}

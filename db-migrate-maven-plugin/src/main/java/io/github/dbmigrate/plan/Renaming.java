package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.plan.kind.RenameText;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The renames of a plan: those that a person asked for, and those of constraints, indexes and sequences that are the same
 * but for their names. They come first, and the catalog is then looked at as they leave it.
 */
final class Renaming {

    private final Catalog after;
    private final List<PlannedStatement> statements = new ArrayList<>();
    private Catalog now;

    private Renaming(Catalog before, Catalog after) {
        this.now = before;
        this.after = after;
    }

    static Renaming of(Catalog before, Catalog after, PlanOptions options) {
        Renaming renaming = new Renaming(before, after);
        // Tables before their columns: a column is asked for under the new name of its table.
        new TreeMap<>(options.renames()).forEach(renaming::rename);
        options.members().forEach(renaming::rename);
        renaming.twins();
        return renaming;
    }

    /** The catalog as it is once the statements have run, as far as text can tell; the proof reads the real one. */
    Catalog catalog() {
        return now;
    }

    List<PlannedStatement> statements() {
        return statements;
    }

    private void rename(MemberRename member) {
        statements.add(new PlannedStatement(Action.ALTER, member.type(), member.statement()));
        now = member.applied(now);
    }

    private void rename(ObjectId asked, ObjectId to) {
        ObjectId from = current(asked, to);
        SchemaObject object = now.find(from);
        if (object == null || from.equals(to) || now.find(to) != null) {
            return;
        }
        makeNamespace(to);
        for (String sql : RenameText.statements(object, to)) {
            statements.add(new PlannedStatement(Action.RENAME, to, sql));
        }
        apply(from, to);
    }

    /** What moves into a new namespace needs it first; what else the namespace is given comes later. */
    private void makeNamespace(ObjectId moved) {
        ObjectId namespace = new ObjectId(Kind.NAMESPACE, Names.first(moved.name()));
        if (moved.kind() == Kind.NAMESPACE || now.find(namespace) != null || after.find(namespace) == null) {
            return;
        }
        statements.add(new PlannedStatement(Action.CREATE, namespace, "CREATE SCHEMA " + namespace.name()));
        TreeMap<ObjectId, SchemaObject> objects = new TreeMap<>(now.objects());
        objects.put(
                namespace, new SchemaObject(namespace, null, new TreeMap<>(), null, new TreeSet<>(), new TreeSet<>()));
        now = Catalog.of(objects.values());
    }

    /** A table's rename has moved the columns below it. */
    private ObjectId current(ObjectId asked, ObjectId to) {
        if (now.find(asked) != null || !isBelowTable(asked.kind())) {
            return asked;
        }
        return new ObjectId(asked.kind(), Names.prefix(to.name()) + "." + Names.last(asked.name()));
    }

    private static boolean isBelowTable(Kind kind) {
        return kind == Kind.COLUMN || kind == Kind.CONSTRAINT || kind == Kind.TRIGGER || kind == Kind.POLICY;
    }

    private void apply(ObjectId from, ObjectId to) {
        List<ObjectId> heirs = from.kind() == Kind.COLUMN || from.kind() == Kind.CONSTRAINT ? heirs(from) : List.of();
        now = CatalogRename.of(from, to).applied(now);
        for (ObjectId heir : heirs) {
            ObjectId renamed = new ObjectId(heir.kind(), Names.prefix(heir.name()) + "." + Names.last(to.name()));
            now = CatalogRename.of(heir, renamed).applied(now);
        }
    }

    /** The same column or check on the tables that inherit it: PostgreSQL renames it there too. */
    private List<ObjectId> heirs(ObjectId object) {
        String table = Names.prefix(object.name());
        String bare = Names.last(object.name());
        List<ObjectId> heirs = new ArrayList<>();
        for (SchemaObject child : now.objects().values()) {
            boolean inherits = table.equals(child.property(Properties.PARTITION_OF))
                    || Names.list(child.property(Properties.INHERITS)).contains(table);
            ObjectId heir = new ObjectId(object.kind(), child.id().name() + "." + bare);
            SchemaObject found = now.find(heir);
            if (inherits && found != null && !found.has(Properties.INHERITED_FROM)) {
                heirs.add(heir);
                heirs.addAll(heirs(heir));
            }
        }
        return heirs;
    }

    private void twins() {
        for (SchemaObject object : List.copyOf(now.objects().values())) {
            if (now.find(object.id()) != null && after.find(object.id()) == null) {
                Twins.find(object, now, after).ifPresent(twin -> rename(object.id(), twin));
            }
        }
    }
}

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
import java.util.Map;
import java.util.TreeMap;

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

    static Renaming of(Catalog before, Catalog after, Map<ObjectId, ObjectId> asked) {
        Renaming renaming = new Renaming(before, after);
        // Tables before their columns: a column is asked for under the new name of its table.
        new TreeMap<>(asked).forEach(renaming::rename);
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

    private void rename(ObjectId asked, ObjectId to) {
        ObjectId from = current(asked, to);
        SchemaObject object = now.find(from);
        if (object == null || from.equals(to) || now.find(to) != null) {
            return;
        }
        for (String sql : RenameText.statements(object, to)) {
            statements.add(new PlannedStatement(Action.RENAME, to, sql));
        }
        apply(from, to);
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

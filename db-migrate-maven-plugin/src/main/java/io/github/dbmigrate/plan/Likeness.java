package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much an object of one catalog looks like one of another, whatever the two are called. */
final class Likeness {

    private final Catalog before;
    private final Catalog after;

    Likeness(Catalog before, Catalog after) {
        this.before = before;
        this.after = after;
    }

    /**
     * True when objects that exchange their names look more alike than those that keep them.
     *
     * @param renames from the first catalog to the second; the same names on both sides
     */
    boolean isSwap(Map<ObjectId, ObjectId> renames) {
        int swapped = 0;
        int kept = 0;
        for (Map.Entry<ObjectId, ObjectId> rename : renames.entrySet()) {
            swapped += distance(rename.getKey(), rename.getValue());
            kept += distance(rename.getKey(), rename.getKey());
        }
        return swapped < kept;
    }

    private int distance(ObjectId from, ObjectId to) {
        Set<String> old = marks(before, from);
        Set<String> now = marks(after, to);
        Set<String> all = new HashSet<>(old);
        all.addAll(now);
        old.retainAll(now);
        return all.size() - old.size();
    }

    /** What it is, and what its columns are, without its name and, as everywhere, without their order. */
    private static Set<String> marks(Catalog catalog, ObjectId id) {
        Set<String> marks = new HashSet<>(marks("", catalog.find(id)));
        for (SchemaObject part : catalog.objects().values()) {
            if (id.equals(part.parent()) && part.id().kind() == Kind.COLUMN) {
                String name = Names.last(part.id().name());
                marks.add(name);
                marks.addAll(marks(name, part));
            }
        }
        return marks;
    }

    private static Set<String> marks(String name, @Nullable SchemaObject object) {
        Set<String> marks = new HashSet<>();
        if (object != null) {
            object.compared().forEach((property, value) -> marks.add(name + " " + property + " " + value));
        }
        return marks;
    }
}

package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds drops and adds that may be renames, where a wrong guess loses rows: a column of the same table with the same properties,
 * a table with the same columns. Guesses only; a person decides.
 */
public final class RenameCandidates {

    // Sequences are named after their column, so a renamed column's has another name.
    private static final Set<String> FOLLOWS_THE_NAME = Set.of("identitySequence", "notNullConstraint");

    // What is made anew without its rows' values or its place in a count: a type is converted, but a sequence forgets.
    private static final Set<Kind> LOOKED_AT_WHOLE = EnumSet.of(Kind.ENUM, Kind.SEQUENCE);

    private final Catalog before;
    private final Catalog after;

    private RenameCandidates(Catalog before, Catalog after) {
        this.before = before;
        this.after = after;
    }

    /** Tables first; each object in at most one candidate, in the order of the objects that go. */
    public static List<RenameCandidate> find(Catalog before, Catalog after) {
        RenameCandidates candidates = new RenameCandidates(before, after);
        List<RenameCandidate> found = new ArrayList<>(candidates.pairs(Kind.TABLE));
        found.addAll(candidates.pairs(Kind.COLUMN));
        LOOKED_AT_WHOLE.forEach(kind -> found.addAll(candidates.pairs(kind)));
        return found;
    }

    /** Values of an enum of which one goes and one comes at the same place in the order. */
    public static List<MemberRename> members(Catalog before, Catalog after, AskedRenames asked) {
        List<MemberRename> found = new ArrayList<>();
        for (SchemaObject type : after.objects().values()) {
            SchemaObject old = before.find(asked.before(type.id()));
            if (type.id().kind() == Kind.ENUM && old != null) {
                List<String> was = MemberRename.members(old);
                List<String> is = MemberRename.members(type);
                for (int i = 0; was.size() == is.size() && i < is.size(); i++) {
                    if (!was.contains(is.get(i)) && !is.contains(was.get(i))) {
                        found.add(new MemberRename(type.id(), was.get(i), is.get(i)));
                    }
                }
            }
        }
        return found;
    }

    private List<RenameCandidate> pairs(Kind kind) {
        List<SchemaObject> going = onlyIn(before, after, kind);
        List<SchemaObject> coming = onlyIn(after, before, kind);
        List<RenameCandidate> pairs = new ArrayList<>();
        Set<ObjectId> taken = new HashSet<>();
        for (SchemaObject gone : going) {
            coming.stream()
                    .filter(added -> !taken.contains(added.id()))
                    .filter(added -> alike(gone, added))
                    .min((a, b) -> Integer.compare(distance(gone, a), distance(gone, b)))
                    .ifPresent(added -> {
                        taken.add(added.id());
                        pairs.add(new RenameCandidate(gone.id(), added.id()));
                    });
        }
        return pairs;
    }

    /** Objects of a kind that the other catalog lacks, while it has what they are part of. */
    private static List<SchemaObject> onlyIn(Catalog catalog, Catalog other, Kind kind) {
        return catalog.objects().values().stream()
                .filter(object -> object.id().kind() == kind && other.find(object.id()) == null)
                .filter(object -> object.parent() == null || other.find(object.parent()) != null)
                .toList();
    }

    private boolean alike(SchemaObject gone, SchemaObject added) {
        if (gone.id().kind() == Kind.COLUMN) {
            return gone.parent() != null
                    && gone.parent().equals(added.parent())
                    && look(gone).equals(look(added));
        }
        if (LOOKED_AT_WHOLE.contains(gone.id().kind())) {
            return gone.compared().equals(added.compared()) && !isOwned(before, gone) && !isOwned(after, added);
        }
        Set<String> columns = columns(before, gone);
        return !columns.isEmpty() && columns.equals(columns(after, added));
    }

    /** A column's own sequence goes with its column. */
    private static boolean isOwned(Catalog catalog, SchemaObject sequence) {
        return catalog.find(new ObjectId(Kind.SEQUENCE_OWNERSHIP, sequence.id().name())) != null;
    }

    private static SortedMap<String, String> look(SchemaObject column) {
        SortedMap<String, String> look = new TreeMap<>(column.compared());
        look.keySet().removeAll(FOLLOWS_THE_NAME);
        return look;
    }

    private static Set<String> columns(Catalog catalog, SchemaObject table) {
        Set<String> columns = new TreeSet<>();
        for (SchemaObject object : catalog.objects().values()) {
            if (object.id().kind() == Kind.COLUMN && table.id().equals(object.parent())) {
                columns.add(ObjectName.of(object.id().name()).last() + " " + object.property("type"));
            }
        }
        return columns;
    }

    /** How far two names are apart: the letters to insert, to delete or to replace (Levenshtein). */
    private static int distance(SchemaObject gone, SchemaObject added) {
        String from = ObjectName.of(gone.id().name()).last();
        String to = ObjectName.of(added.id().name()).last();
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}

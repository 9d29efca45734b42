package io.github.dbmigrate.plan;

import io.github.dbmigrate.migration.SchemaSource.SchemaNote;
import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds what the comments {@code -- @renamed from=old_name} of schema.sql mean. One whose rename is in the migrations already
 * means nothing any more, so that it may stay for ever.
 */
public final class RenameAnnotations {

    private static final Set<String> MEMBERS = Set.of("VALUE", "ATTRIBUTE");

    private final Catalog before;
    private final Catalog after;
    private final AskedRenames asked;
    private final NotedNames names;

    private RenameAnnotations(Catalog before, Catalog after, AskedRenames asked, NotedNames names) {
        this.before = before;
        this.after = after;
        this.asked = asked;
        this.names = names;
    }

    /**
     * Adds what they ask for beyond what is asked for already. Problem {@code RENAME_INVALID} with the comment's place, when it
     * stands at nothing that has a name, or names nothing that goes.
     */
    public static void addTo(
            AskedRenames asked, List<SchemaNote> notes, Catalog before, Catalog after, CatalogScope scope) {
        NotedNames names = new NotedNames(before, after, scope, asked);
        RenameAnnotations annotations = new RenameAnnotations(before, after, asked, names);
        notes.forEach(names::check);
        // A table's rename tells where its columns were.
        for (int rank = 0; rank <= 2; rank++) {
            int now = rank;
            annotations.objects(notes.stream().filter(note -> rank(note) == now).toList());
        }
        notes.stream()
                .filter(note -> MEMBERS.contains(NotedNames.target(note).kind()))
                .forEach(annotations::member);
    }

    private static int rank(SchemaNote note) {
        String kind = NotedNames.target(note).kind();
        return kind.equals("SCHEMA")
                ? 0
                : MEMBERS.contains(kind) ? -1 : NotedNames.BELOW_ANOTHER.contains(kind) ? 2 : 1;
    }

    /** Those whose new name is free by now, until there are none, and then the rounds in which names were exchanged. */
    private void objects(List<SchemaNote> notes) {
        Map<ObjectId, SchemaNote> open = new LinkedHashMap<>();
        notes.forEach(
                note -> open.put(names.present(note, NotedNames.target(note).path()), note));
        while (open.entrySet().removeIf(each -> isRename(each.getKey()) && add(each.getValue(), each.getKey(), open))) {
            // One that took its old name away may have freed a new name for another.
        }
        open.keySet().removeIf(to -> asked.gives(to) || !ownerWasThere(to));
        while (!open.isEmpty()) {
            round(open).forEach(asked::add);
        }
    }

    /** True when what has this name now did not have it before; one whose rename is in the history did. */
    private boolean isRename(ObjectId to) {
        ObjectId was = asked.before(to);
        return !asked.gives(to) && ownerWasThere(to) && (before.find(was) == null || asked.takes(was));
    }

    private boolean add(SchemaNote note, ObjectId to, Map<ObjectId, SchemaNote> open) {
        ObjectId from = names.former(note, to, asked.before(to));
        ObjectId stays = asked.after(from);
        boolean makesWay = Renames.isPartition(to, stays, after);
        if (after.find(stays) != null && !open.containsKey(stays) && !asked.gives(stays) && !makesWay) {
            throw names.invalid(
                    note, "The " + from + " is still in schema.sql, so it was not renamed to " + to.name() + ".");
        }
        if (asked.takes(from)) {
            throw names.invalid(note, "The " + from + " cannot be renamed twice.");
        }
        asked.add(from, to);
        return true;
    }

    /**
     * Takes the first out, and those that it exchanged names with. Whether they still are to do so is told by what they look
     * like: afterwards both names are there as before.
     *
     * @return their renames; empty where that is done, or nobody can tell
     */
    private Map<ObjectId, ObjectId> round(Map<ObjectId, SchemaNote> open) {
        Map<ObjectId, ObjectId> renames = new LinkedHashMap<>();
        ObjectId first = open.keySet().iterator().next();
        ObjectId to = first;
        SchemaNote note = open.remove(first);
        while (note != null) {
            ObjectId from = names.held(note, to);
            if (from == null) {
                return Map.of();
            }
            renames.put(from, to);
            to = asked.after(from);
            if (to.equals(first)) {
                return new Likeness(before, after).isSwap(renames) ? renames : Map.of();
            }
            note = open.remove(to);
        }
        return Map.of();
    }

    /** Where everything is new, from=… tells of a history that is not here. */
    private boolean ownerWasThere(ObjectId to) {
        SchemaObject now = after.find(to);
        ObjectId owner = now == null ? null : now.parent();
        boolean standsAlone = owner == null || owner.kind() == Kind.NAMESPACE;
        return standsAlone
                ? before.objects().keySet().stream().anyMatch(id -> id.kind() == to.kind())
                : before.find(asked.before(Objects.requireNonNull(owner))) != null;
    }

    private void member(SchemaNote note) {
        List<String> path = NotedNames.target(note).path();
        ObjectId type = names.present(note, path.subList(0, path.size() - 1));
        SchemaObject now = Objects.requireNonNull(after.find(type));
        SchemaObject old = before.find(asked.before(type));
        if (old == null) {
            return;
        }
        String to = printed(type, path.get(path.size() - 1), MemberRename.members(now));
        List<String> former = note.note().from();
        String from = printed(type, former.get(former.size() - 1), MemberRename.members(old));
        MemberRename rename = new MemberRename(type, from, to);
        List<String> labels = MemberRename.members(old);
        if (labels.contains(to) || asked.members().contains(rename)) {
            return;
        }
        if (!labels.contains(from)) {
            throw names.invalid(note, "Before this change the " + type + " has no " + from + ".");
        }
        if (MemberRename.members(now).contains(from) || !asked.isOpen(rename)) {
            throw names.invalid(note, from + " of the " + type + " is still in schema.sql, or is renamed twice.");
        }
        asked.add(rename);
    }

    /** As the catalog prints it, when it is one of the members. */
    private static String printed(ObjectId type, String plain, List<String> members) {
        if (type.kind() == Kind.ENUM) {
            return Names.literal(plain);
        }
        return members.stream()
                .filter(member -> ObjectName.plain(member).equals(plain))
                .findFirst()
                .orElse(plain);
    }
}

package io.github.dbmigrate.plan;

import io.github.dbmigrate.migration.SchemaSource.SchemaNote;
import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import io.github.dbmigrate.sql.RenameNote;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the comments {@code -- @renamed from=old_name} of schema.sql mean. One whose rename is in the migrations already
 * means nothing any more, so that it may stay for ever.
 */
public final class RenameAnnotations {

    private static final Set<Kind> TYPES = EnumSet.of(Kind.ENUM, Kind.COMPOSITE, Kind.RANGE, Kind.BASE_TYPE);
    private static final Set<String> MEMBERS = Set.of("VALUE", "ATTRIBUTE");
    private static final Set<String> BELOW_ANOTHER = Set.of("COLUMN", "CONSTRAINT", "TRIGGER", "POLICY", "RULE");

    private final Catalog before;
    private final Catalog after;
    private final CatalogScope scope;
    private final AskedRenames asked;

    private RenameAnnotations(Catalog before, Catalog after, CatalogScope scope, AskedRenames asked) {
        this.before = before;
        this.after = after;
        this.scope = scope;
        this.asked = asked;
    }

    /**
     * Adds what they ask for beyond what is asked for already. Problem {@code RENAME_INVALID} with the comment's place, when it
     * stands at nothing that has a name, or names nothing that goes.
     */
    public static void addTo(
            AskedRenames asked, List<SchemaNote> notes, Catalog before, Catalog after, CatalogScope scope) {
        RenameAnnotations annotations = new RenameAnnotations(before, after, scope, asked);
        notes.forEach(note -> annotations.check(note));
        // A table's rename tells where its columns were.
        for (int rank = 0; rank <= 2; rank++) {
            int now = rank;
            annotations.objects(notes.stream().filter(note -> rank(note) == now).toList());
        }
        notes.stream().filter(note -> MEMBERS.contains(target(note).kind())).forEach(annotations::member);
    }

    private static int rank(SchemaNote note) {
        String kind = target(note).kind();
        return kind.equals("SCHEMA") ? 0 : MEMBERS.contains(kind) ? -1 : BELOW_ANOTHER.contains(kind) ? 2 : 1;
    }

    private static RenameNote.Target target(SchemaNote note) {
        return Objects.requireNonNull(note.note().target(), "check() comes first");
    }

    private void check(SchemaNote note) {
        RenameNote.Target target = note.note().target();
        if (note.note().from().isEmpty()) {
            throw invalid(note, "The comment is not -- @renamed from=<old name>.");
        }
        if (target == null || kinds(target.kind()).isEmpty()) {
            throw invalid(note, "The comment stands at no one thing that has a name to change.");
        }
    }

    private static Set<Kind> kinds(String words) {
        return switch (words) {
            case "TYPE", "VALUE", "ATTRIBUTE" -> TYPES;
            case "SCHEMA" -> EnumSet.of(Kind.NAMESPACE);
            default -> {
                Set<Kind> kinds = EnumSet.noneOf(Kind.class);
                Stream.of(Kind.values())
                        .filter(kind -> kind.name()
                                .equals(words.toUpperCase(Locale.ROOT).replace(' ', '_')))
                        .forEach(kinds::add);
                yield kinds;
            }
        };
    }

    /** Those whose new name is free by now, until there are none, and then the rounds in which names were exchanged. */
    private void objects(List<SchemaNote> notes) {
        Map<ObjectId, SchemaNote> open = new LinkedHashMap<>();
        notes.forEach(note -> open.put(present(note, target(note).path()), note));
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
        ObjectId from = former(note, to, asked.before(to));
        ObjectId stays = asked.after(from);
        boolean makesWay = Renames.isPartition(to, stays, after);
        if (after.find(stays) != null && !open.containsKey(stays) && !asked.gives(stays) && !makesWay) {
            throw invalid(note, "The " + from + " is still in schema.sql, so it was not renamed to " + to.name() + ".");
        }
        if (asked.takes(from)) {
            throw invalid(note, "The " + from + " cannot be renamed twice.");
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
            ObjectId from = held(note, to);
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

    /** What had the old name of a comment, or null when there is no one such thing any more. */
    private @Nullable ObjectId held(SchemaNote note, ObjectId to) {
        List<ObjectId> found = formers(note, to, asked.before(to));
        return found.size() == 1 ? found.get(0) : null;
    }

    /** The object of schema.sql at which the comment stands. */
    private ObjectId present(SchemaNote note, List<String> path) {
        List<ObjectId> found = NameSearch.find(after, kinds(target(note).kind()), path, scope);
        if (found.size() > 1) {
            found = found.stream()
                    .filter(id -> before.find(asked.before(id)) == null)
                    .toList();
        }
        if (found.isEmpty()) {
            throw invalid(note, "What the comment stands at is not there when schema.sql has run.");
        }
        return one(note, found);
    }

    private ObjectId former(SchemaNote note, ObjectId to, ObjectId was) {
        List<ObjectId> found = formers(note, to, was);
        List<ObjectId> going =
                found.stream().filter(id -> after.find(asked.after(id)) == null).toList();
        List<ObjectId> sameArguments =
                going.stream().filter(id -> arguments(id).equals(arguments(to))).toList();
        if (!found.isEmpty()) {
            return going.isEmpty() ? found.get(0) : one(note, sameArguments.isEmpty() ? going : sameArguments);
        }
        throw invalid(
                note,
                "Before this change there is no " + to.kind().label() + " "
                        + String.join(".", note.note().from()) + " that could have become " + to.name() + ".");
    }

    /** Everything of before that a comment may mean by the old name. */
    private List<ObjectId> formers(SchemaNote note, ObjectId to, ObjectId was) {
        List<String> path = new ArrayList<>(note.note().from());
        List<String> near = new ArrayList<>(NameSearch.parts(was));
        if (path.size() == 1) {
            near.set(near.size() - 1, path.get(0));
        }
        Set<Kind> kinds = EnumSet.of(to.kind());
        List<ObjectId> found = path.size() == 1 ? NameSearch.find(before, kinds, near, scope) : List.of();
        boolean anywhere =
                path.size() > 1 || !BELOW_ANOTHER.contains(target(note).kind());
        return found.isEmpty() && anywhere ? NameSearch.find(before, kinds, path, scope) : found;
    }

    private static String arguments(ObjectId id) {
        int open = id.name().indexOf('(');
        return open < 0 ? "" : id.name().substring(open);
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
        List<String> path = target(note).path();
        ObjectId type = present(note, path.subList(0, path.size() - 1));
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
            throw invalid(note, "Before this change the " + type + " has no " + from + ".");
        }
        if (MemberRename.members(now).contains(from) || !asked.isOpen(rename)) {
            throw invalid(note, from + " of the " + type + " is still in schema.sql, or is renamed twice.");
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

    private ObjectId one(SchemaNote note, List<ObjectId> found) {
        if (found.size() == 1) {
            return found.get(0);
        }
        throw invalid(
                note,
                "The name is that of several: "
                        + String.join(", ", found.stream().map(ObjectId::name).toList())
                        + "; write the namespace too.");
    }

    private ProblemException invalid(SchemaNote note, String why) {
        Problem problem = Problem.of(ProblemCode.RENAME_INVALID, why + " Nothing was written.")
                .at(note.excerpt())
                .remedy(
                        "Put it behind, or alone above, the line that gives the new name:",
                        "phone text, -- @renamed" + " from=fax")
                .remedy("Or take the comment out: without it, what has another name is dropped and made anew.");
        List<RenameCandidate> candidates = RenameCandidates.find(before, after);
        return candidates.isEmpty()
                ? problem.exception()
                : problem.fact(
                                "look alike",
                                String.join(
                                        "\n",
                                        candidates.stream()
                                                .map(pair -> pair.from() + " and "
                                                        + pair.to().name())
                                                .toList()))
                        .exception();
    }
}

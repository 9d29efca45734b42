package io.github.dbmigrate.plan;

import io.github.dbmigrate.migration.SchemaSource.SchemaNote;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.sql.RenameNote;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of the two schemas a comment {@code -- @renamed from=old_name} stands at, and what it may mean by the old name. */
final class NotedNames {

    /** Kinds, as the comment tells them, of what is a part of something else. */
    static final Set<String> BELOW_ANOTHER = Set.of("COLUMN", "CONSTRAINT", "TRIGGER", "POLICY", "RULE");

    private static final Set<Kind> TYPES = EnumSet.of(Kind.ENUM, Kind.COMPOSITE, Kind.RANGE, Kind.BASE_TYPE);

    private final Catalog before;
    private final Catalog after;
    private final CatalogScope scope;
    private final AskedRenames asked;

    NotedNames(Catalog before, Catalog after, CatalogScope scope, AskedRenames asked) {
        this.before = before;
        this.after = after;
        this.scope = scope;
        this.asked = asked;
    }

    /** Problem {@code RENAME_INVALID} when it stands at nothing that has a name, or names nothing. */
    void check(SchemaNote note) {
        RenameNote.Target target = note.note().target();
        if (note.note().from().isEmpty()) {
            throw invalid(note, "The comment is not -- @renamed from=<old name>.");
        }
        if (target == null || kinds(target.kind()).isEmpty()) {
            throw invalid(note, "The comment stands at no one thing that has a name to change.");
        }
    }

    /** Where a comment stands that was checked. */
    static RenameNote.Target target(SchemaNote note) {
        return Objects.requireNonNull(note.note().target(), "check() comes first");
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

    /** The object of schema.sql at which the comment stands. */
    ObjectId present(SchemaNote note, List<String> path) {
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

    /** What it was before; a problem when nothing that goes has the old name, or several have. */
    ObjectId former(SchemaNote note, ObjectId to, ObjectId was) {
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

    /** What had the old name of a comment, or null when there is no one such thing any more. */
    @Nullable
    ObjectId held(SchemaNote note, ObjectId to) {
        List<ObjectId> found = formers(note, to, asked.before(to));
        return found.size() == 1 ? found.get(0) : null;
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

    /** With the comment's place, and what looks alike. */
    ProblemException invalid(SchemaNote note, String why) {
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

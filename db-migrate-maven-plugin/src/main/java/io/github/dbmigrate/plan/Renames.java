package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code -Ddb-migrate.rename}: pairs of an old and a new name, such as {@code users.fax:users.phone,people:users,status.done:status.closed}. Names are
 * written as in SQL, the managed namespace may be left out.
 */
public final class Renames {

    private static final String OUTSIDE_QUOTES = "(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";
    private static final List<Kind> NAMED_ALIKE = List.of(
            Kind.TABLE,
            Kind.COLUMN,
            Kind.VIEW,
            Kind.MATERIALIZED_VIEW,
            Kind.ENUM,
            Kind.DOMAIN,
            Kind.COMPOSITE,
            Kind.RANGE,
            Kind.SEQUENCE,
            Kind.INDEX,
            Kind.CONSTRAINT,
            Kind.TRIGGER,
            Kind.POLICY,
            Kind.FOREIGN_TABLE,
            Kind.FUNCTION,
            Kind.PROCEDURE,
            Kind.AGGREGATE,
            Kind.RULE,
            Kind.STATISTICS,
            Kind.COLLATION,
            Kind.EVENT_TRIGGER,
            Kind.PUBLICATION,
            Kind.NAMESPACE);

    private static final Set<Kind> ROUTINES = EnumSet.of(Kind.FUNCTION, Kind.PROCEDURE, Kind.AGGREGATE);

    private final Catalog before;
    private final Catalog after;
    private final CatalogScope scope;
    private final List<String> oldNames = new ArrayList<>();
    private final List<String> newNames = new ArrayList<>();

    private Renames(Catalog before, Catalog after, CatalogScope scope) {
        this.before = before;
        this.after = after;
        this.scope = scope;
    }

    /**
     * Finds what the names mean. Problem: {@code RENAME_INVALID} when a pair is not one, or when nothing of the old name goes
     * while something of the new name comes.
     *
     * @param parameter blank for none
     */
    public static AskedRenames parse(String parameter, Catalog before, Catalog after, CatalogScope scope) {
        AskedRenames renames = new AskedRenames();
        Renames names = new Renames(before, after, scope);
        List<String> pairs =
                Names.list(parameter).stream().filter(pair -> !pair.isBlank()).toList();
        pairs.forEach(names::note);
        List<String> members = new ArrayList<>();
        for (String pair : pairs) {
            if (!names.resolve(pair, renames)) {
                members.add(pair);
            }
        }
        // A value is looked for in the type under its new name.
        members.forEach(pair -> names.resolveMember(pair, renames));
        return renames;
    }

    private void note(String pair) {
        String[] names = halves(pair);
        oldNames.add(names[0]);
        newNames.add(names[1]);
    }

    private boolean resolve(String pair, AskedRenames renames) {
        String[] names = halves(pair);
        for (Kind kind : NAMED_ALIKE) {
            List<ObjectId> from = find(before, after, newNames, kind, names[0]);
            List<ObjectId> to = find(after, before, oldNames, kind, names[1]);
            if (!from.isEmpty() && !to.isEmpty()) {
                if (from.size() > 1 || to.size() > 1) {
                    throw invalid(pair, "is said of several; name them with their arguments");
                }
                renames.add(from.get(0), to.get(0));
                return true;
            }
        }
        return false;
    }

    private void resolveMember(String pair, AskedRenames renames) {
        String[] names = halves(pair);
        for (SchemaObject type : after.objects().values()) {
            SchemaObject old = before.find(renames.before(type.id()));
            boolean hasMembers = type.id().kind() == Kind.ENUM || type.id().kind() == Kind.COMPOSITE;
            if (hasMembers && old != null) {
                Optional<String> from = member(old, type, names[0]);
                Optional<String> to = member(type, old, names[1]);
                if (from.isPresent() && to.isPresent()) {
                    renames.add(new MemberRename(type.id(), from.get(), to.get()));
                    return;
                }
            }
        }
        throw invalid(pair, why(names[0], names[1]));
    }

    /** The member of a type that the other lacks, under the name written, such as {@code status.archived}. */
    private Optional<String> member(SchemaObject type, SchemaObject other, String name) {
        List<String> missing = new ArrayList<>(MemberRename.members(type));
        missing.removeAll(MemberRename.members(other));
        return missing.stream()
                .filter(member ->
                        isNamed(type.id(), Names.prefix(name)) && plain(member).equals(plain(Names.last(name))))
                .findFirst();
    }

    private static String plain(String name) {
        return name.startsWith("'") ? name.substring(1, name.length() - 1).replace("''", "'") : ObjectName.plain(name);
    }

    private String[] halves(String pair) {
        String[] names = pair.split(":" + OUTSIDE_QUOTES, -1);
        if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
            throw invalid(pair, "is not <old name>:<new name>");
        }
        return new String[] {names[0].strip(), names[1].strip()};
    }

    /** Those of a name that the other catalog lacks, or has only because another pair gives or takes the name. */
    private List<ObjectId> find(Catalog in, Catalog notIn, List<String> others, Kind kind, String name) {
        return in.objects().values().stream()
                .map(SchemaObject::id)
                .filter(id -> id.kind() == kind && isNamed(id, name))
                .filter(id ->
                        notIn.find(id) == null || others.stream().anyMatch(other -> isNamed(id, other)) || makesWay(id))
                .toList();
    }

    /** True for a table that becomes a partition of one that takes its name. */
    private boolean makesWay(ObjectId table) {
        return after.objects().keySet().stream()
                .filter(id -> isPartition(id, table, after))
                .anyMatch(id -> newNames.stream().anyMatch(name -> isNamed(id, name)));
    }

    static boolean isPartition(ObjectId id, ObjectId table, Catalog after) {
        SchemaObject object = after.find(id);
        return object != null && table.name().equals(object.property(Properties.PARTITION_OF));
    }

    private boolean isNamed(ObjectId id, String name) {
        String shown = ObjectName.of(id.name()).shownIn(scope);
        return id.name().equals(name)
                || shown.equals(name)
                || tight(shown + arguments(id)).equals(tight(name));
    }

    private static String arguments(ObjectId id) {
        boolean routine = ROUTINES.contains(id.kind());
        return routine ? id.name().substring(id.name().indexOf('(')) : "";
    }

    private static String tight(String name) {
        return name.replace(", ", ",");
    }

    private String why(String from, String to) {
        boolean goes = NAMED_ALIKE.stream()
                .anyMatch(kind -> !find(before, after, newNames, kind, from).isEmpty());
        boolean comes = NAMED_ALIKE.stream()
                .anyMatch(kind -> !find(after, before, oldNames, kind, to).isEmpty());
        if (goes && comes) {
            return "names two kinds of object";
        }
        return goes ? to + " is not new in schema.sql" : from + " is nothing that schema.sql takes away";
    }

    private ProblemException invalid(String pair, String why) {
        Problem problem = Problem.of(ProblemCode.RENAME_INVALID, "The rename " + pair + " cannot be: " + why + ".");
        List<RenameCandidate> candidates = RenameCandidates.find(before, after);
        if (!candidates.isEmpty()) {
            RenameCandidate first = candidates.get(0);
            return problem.remedy(
                            "These look alike, was one of them meant?",
                            "mvn db-migrate:dev -Ddb-migrate.rename=" + shown(first.from()) + ":" + shown(first.to()))
                    .exception();
        }
        return problem.remedy(
                        "Name the old and the new name, the table before a column:",
                        "mvn db-migrate:dev -Ddb-migrate.rename=users.fax:users.phone")
                .exception();
    }

    private String shown(ObjectId id) {
        return ObjectName.of(id.name()).shownIn(scope);
    }
}

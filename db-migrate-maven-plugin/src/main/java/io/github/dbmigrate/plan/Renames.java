package io.github.dbmigrate.plan;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code -Ddb-migrate.rename}: pairs of an old and a new name, such as {@code users.fax:users.phone,people:users}. Names are
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
            Kind.NAMESPACE);

    private final Catalog before;
    private final Catalog after;
    private final CatalogScope scope;

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
    public static Map<ObjectId, ObjectId> parse(String parameter, Catalog before, Catalog after, CatalogScope scope) {
        Map<ObjectId, ObjectId> renames = new LinkedHashMap<>();
        Renames names = new Renames(before, after, scope);
        for (String pair : parameter.split("," + OUTSIDE_QUOTES, -1)) {
            if (!pair.isBlank()) {
                names.resolve(pair.strip(), renames);
            }
        }
        return renames;
    }

    private void resolve(String pair, Map<ObjectId, ObjectId> renames) {
        String[] names = pair.split(":" + OUTSIDE_QUOTES, -1);
        if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
            throw invalid(pair, "is not <old name>:<new name>");
        }
        for (Kind kind : NAMED_ALIKE) {
            Optional<ObjectId> from = find(before, after, kind, names[0].strip());
            Optional<ObjectId> to = find(after, before, kind, names[1].strip());
            if (from.isPresent() && to.isPresent()) {
                renames.put(from.get(), to.get());
                return;
            }
        }
        throw invalid(pair, why(names[0].strip(), names[1].strip()));
    }

    private Optional<ObjectId> find(Catalog in, Catalog notIn, Kind kind, String name) {
        return in.objects().values().stream()
                .map(SchemaObject::id)
                .filter(id -> id.kind() == kind && notIn.find(id) == null && isNamed(id, name))
                .findFirst();
    }

    private boolean isNamed(ObjectId id, String name) {
        return id.name().equals(name) || ObjectName.of(id.name()).shownIn(scope).equals(name);
    }

    private String why(String from, String to) {
        boolean goes = NAMED_ALIKE.stream()
                .anyMatch(kind -> find(before, after, kind, from).isPresent());
        boolean comes = NAMED_ALIKE.stream()
                .anyMatch(kind -> find(after, before, kind, to).isPresent());
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

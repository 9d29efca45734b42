package io.github.dbmigrate.command;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What was renamed between two catalogs. A catalog cannot tell, so a person does: by parameter, or when asked. */
final class Renames {

    private static final Set<Kind> NAMED = EnumSet.of(
            Kind.TABLE,
            Kind.COLUMN,
            Kind.VIEW,
            Kind.MATERIALIZED_VIEW,
            Kind.ENUM,
            Kind.DOMAIN,
            Kind.COMPOSITE,
            Kind.SEQUENCE,
            Kind.FUNCTION,
            Kind.PROCEDURE,
            Kind.INDEX,
            Kind.CONSTRAINT);

    private final Catalog before;
    private final Catalog after;
    private final CatalogScope scope;

    Renames(Catalog before, Catalog after, CatalogScope scope) {
        this.before = before;
        this.after = after;
        this.scope = scope;
    }

    /**
     * Reads the parameter: {@code orders.note:orders.customer_note}, several separated by commas. Problem {@code
     * RENAME_INVALID} when a name is not dropped, or the other not added, by this change.
     */
    Map<ObjectId, ObjectId> parse(String parameter) {
        Map<ObjectId, ObjectId> renames = new LinkedHashMap<>();
        for (String pair : parameter.split(",")) {
            if (!pair.isBlank()) {
                String[] names = pair.strip().split(":", -1);
                if (names.length != 2) {
                    throw invalid(pair.strip(), "it is not of the form old:new").exception();
                }
                put(pair.strip(), names[0].strip(), names[1].strip(), renames);
            }
        }
        return renames;
    }

    private void put(String pair, String from, String to, Map<ObjectId, ObjectId> renames) {
        ObjectId old = find(only(before, after), from)
                .orElseThrow(() ->
                        invalid(pair, from + " is not dropped by this change").exception());
        ObjectId now = find(only(after, before), to)
                .filter(id -> id.kind() == old.kind())
                .orElseThrow(() -> invalid(pair, "no " + old.kind().label() + " " + to + " is added by this change")
                        .exception());
        renames.put(old, now);
    }

    private Problem invalid(String pair, String why) {
        return Problem.of(ProblemCode.RENAME_INVALID, "The rename \"" + pair + "\" makes no sense: " + why + ".")
                .fact("dropped", names(only(before, after)))
                .fact("added", names(only(after, before)))
                .remedy(
                        "Name one that is dropped and the one that takes its place.",
                        "-Ddb-migrate.rename=<table>.<old>:<table>.<new>");
    }

    private static String names(List<ObjectId> ids) {
        return String.join("\n", ids.stream().map(ObjectId::toString).toList());
    }

    private Optional<ObjectId> find(List<ObjectId> ids, String name) {
        List<String> meant = Arrays.asList(name, scope.managedNamespace() + "." + name, "public." + name);
        return ids.stream().filter(id -> meant.contains(id.name())).findFirst();
    }

    /** What may have been renamed: one dropped and one added that look alike. Each old one with its candidates. */
    Map<ObjectId, List<ObjectId>> candidates() {
        Map<ObjectId, List<ObjectId>> candidates = new LinkedHashMap<>();
        List<ObjectId> added = only(after, before);
        for (ObjectId old : only(before, after)) {
            List<ObjectId> alike = added.stream().filter(now -> alike(old, now)).toList();
            if (!alike.isEmpty()) {
                candidates.put(old, alike);
            }
        }
        return candidates;
    }

    private boolean alike(ObjectId old, ObjectId now) {
        SchemaObject from = Objects.requireNonNull(before.find(old));
        SchemaObject to = Objects.requireNonNull(after.find(now));
        if (old.kind() != now.kind()) {
            return false;
        }
        return switch (old.kind()) {
            case COLUMN ->
                Objects.equals(from.parent(), to.parent())
                        && Objects.equals(from.property("type"), to.property("type"));
            case TABLE -> columns(before, old).equals(columns(after, now));
            case ENUM -> Objects.equals(from.property("labels"), to.property("labels"));
            default -> false;
        };
    }

    private static Set<String> columns(Catalog catalog, ObjectId table) {
        Set<String> columns = new TreeSet<>();
        for (SchemaObject object : catalog.objects().values()) {
            if (object.id().kind() == Kind.COLUMN && table.equals(object.parent())) {
                columns.add(object.id().name().substring(table.name().length()));
            }
        }
        return columns;
    }

    /** Objects of the one catalog that the other has not; parts of such objects are left out. */
    private static List<ObjectId> only(Catalog one, Catalog other) {
        List<ObjectId> ids = new ArrayList<>();
        for (SchemaObject object : one.objects().values()) {
            boolean partOfOne = object.parent() != null && other.find(object.parent()) == null;
            if (NAMED.contains(object.id().kind()) && other.find(object.id()) == null && !partOfOne) {
                ids.add(object.id());
            }
        }
        return ids;
    }
}

package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one rename does to identities and to the texts that PostgreSQL prints. Bodies kept as strings do not follow it. */
final class CatalogRename {

    private static final String NOT_BEFORE = "(?<![A-Za-z0-9_$\".])";
    private static final String NOT_BEHIND = "(?![A-Za-z0-9_$\"])";
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");
    private static final Set<Kind> WITH_QUERY =
            EnumSet.of(Kind.VIEW, Kind.MATERIALIZED_VIEW, Kind.RULE, Kind.POLICY, Kind.FUNCTION, Kind.PROCEDURE);
    private static final Set<Kind> ROUTINES = EnumSet.of(Kind.FUNCTION, Kind.PROCEDURE, Kind.AGGREGATE);
    private static final Set<Kind> VIEWS = EnumSet.of(Kind.VIEW, Kind.MATERIALIZED_VIEW);

    private final ObjectId from;
    private final ObjectId to;
    private final String oldBare;
    private final String newBare;
    private final Pattern path;

    private CatalogRename(ObjectId from, ObjectId to) {
        this.from = from;
        this.to = to;
        this.oldBare = Names.last(withoutArguments(from));
        this.newBare = Names.last(withoutArguments(to));
        this.path = Pattern.compile(NOT_BEFORE + Pattern.quote(withoutArguments(from)) + NOT_BEHIND);
    }

    static CatalogRename of(ObjectId from, ObjectId to) {
        return new CatalogRename(from, to);
    }

    Catalog applied(Catalog catalog) {
        return Catalog.of(catalog.objects().values().stream().map(this::applied).toList());
    }

    private SchemaObject applied(SchemaObject object) {
        TreeMap<String, String> properties = new TreeMap<>(object.properties());
        properties.replaceAll((name, value) -> text(object, name, value));
        TreeSet<ObjectId> dependsOn = new TreeSet<>();
        object.dependsOn().forEach(id -> dependsOn.add(id(id)));
        ObjectId parent = object.parent();
        return new SchemaObject(
                id(object.id()),
                parent == null ? null : id(parent),
                properties,
                object.owner(),
                object.privileges(),
                dependsOn);
    }

    /** The identity that an object has afterwards. */
    ObjectId id(ObjectId id) {
        if (id.equals(from)) {
            return to;
        }
        // Two kinds may have one name: only what belongs to the renamed one follows.
        boolean other =
                id.name().equals(from.name()) && id.kind() != Kind.DEFAULT && id.kind() != Kind.SEQUENCE_OWNERSHIP;
        if (other) {
            return id;
        }
        // Another routine of the same name, with other arguments, keeps it.
        return new ObjectId(id.kind(), isRoutine() ? id.name().replace(from.name(), to.name()) : path(id.name()));
    }

    private boolean isRoutine() {
        return ROUTINES.contains(from.kind());
    }

    private String path(String text) {
        return path.matcher(text).replaceAll(Matcher.quoteReplacement(withoutArguments(to)));
    }

    private String text(SchemaObject object, String property, String value) {
        boolean ofView = property.equals(Properties.COLUMNS)
                && VIEWS.contains(object.id().kind());
        if (property.equals(Properties.TEXT) || ofView) {
            return value;
        }
        String body = "";
        String head = value;
        if (property.equals(Properties.DEFINITION) && value.contains("\nAS $")) {
            body = value.substring(value.indexOf("\nAS $"));
            head = value.substring(0, value.indexOf("\nAS $"));
        }
        return bare(object, property, path(head)) + body;
    }

    private String bare(SchemaObject object, String property, String value) {
        if (object.id().equals(from)) {
            return property.equals(Properties.DEFINITION) ? outsideLiterals(value, name(oldBare), newBare) : value;
        }
        return switch (from.kind()) {
            case COLUMN -> column(object, property, value);
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW ->
                WITH_QUERY.contains(object.id().kind()) && standsOn(object)
                        ? outsideLiterals(value, NOT_BEFORE + Pattern.quote(oldBare) + "(?=\\.)", newBare)
                        : value;
            default -> value;
        };
    }

    private String column(SchemaObject object, String property, String value) {
        boolean key =
                property.equals(Properties.PARTITION_KEY) && object.id().name().equals(Names.prefix(from.name()));
        if (!key && !object.dependsOn().contains(from)) {
            return value;
        }
        String renamed = outsideLiterals(value, name(oldBare) + "(?!\\()", newBare);
        return VIEWS.contains(object.id().kind()) ? withOldLabels(renamed) : renamed;
    }

    /** A view keeps the names of its columns: PostgreSQL prints the former name behind another, and no name behind itself. */
    private String withOldLabels(String query) {
        String column = "(?m)^( *(?:SELECT )?(?:[^\\s(),]+\\.)?" + Pattern.quote(newBare) + ")";
        String labelled = Pattern.compile(column + "(,?)$")
                .matcher(query)
                .replaceAll("$1 AS " + Matcher.quoteReplacement(oldBare) + "$2");
        return Pattern.compile(column + " AS " + Pattern.quote(newBare) + "(,?)$")
                .matcher(labelled)
                .replaceAll("$1$2");
    }

    private boolean standsOn(SchemaObject object) {
        return object.dependsOn().stream()
                .anyMatch(id -> id.equals(from)
                        || (id.kind() == Kind.COLUMN && Names.prefix(id.name()).equals(from.name())));
    }

    private static String name(String bare) {
        return "(?<![A-Za-z0-9_$\":])" + Pattern.quote(bare) + NOT_BEHIND;
    }

    private static String outsideLiterals(String text, String pattern, String replacement) {
        Pattern wanted = Pattern.compile(pattern);
        Matcher literal = LITERAL.matcher(text);
        StringBuilder result = new StringBuilder();
        int start = 0;
        while (literal.find()) {
            result.append(replaced(wanted, text.substring(start, literal.start()), replacement));
            result.append(literal.group());
            start = literal.end();
        }
        return result.append(replaced(wanted, text.substring(start), replacement))
                .toString();
    }

    private static String replaced(Pattern pattern, String text, String replacement) {
        return pattern.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
    }

    private static String withoutArguments(ObjectId id) {
        return id.kind() == Kind.CAST ? id.name() : Names.withoutArguments(id.name());
    }
}

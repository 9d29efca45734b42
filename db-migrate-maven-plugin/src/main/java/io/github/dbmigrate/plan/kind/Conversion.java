package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column become values of another type. PostgreSQL does it alone where an implicit or assignment cast
 * exists; elsewhere a USING says how, if there is a sensible way.
 */
record Conversion(Situation situation, String column, String from, String to) {

    private static final String ZONED = "timestamp with time zone";

    /** What stands behind USING; empty when none is needed. */
    Optional<String> using() {
        String old = base(situation.before(), from);
        String now = base(situation.after(), to);
        Optional<String> inUtc = zoned(old, now);
        if (inUtc.isPresent() || old.equals(now) || assigned(old, now)) {
            return inUtc;
        }
        return Optional.of(expression(old, now));
    }

    /**
     * Between times with and without a zone. PostgreSQL would take the zone of the session, which is another on the developer's
     * machine than in a pipeline, so the script says which.
     */
    private Optional<String> zoned(String old, String now) {
        boolean wasZoned = old.equals(ZONED);
        boolean isZoned = now.equals(ZONED);
        boolean moments = TypeFamily.of(old) == TypeFamily.MOMENT && TypeFamily.of(now) == TypeFamily.MOMENT;
        if (!moments || wasZoned == isZoned) {
            return Optional.empty();
        }
        String utc = (old.equals("date") ? column + "::timestamp" : column) + " AT TIME ZONE 'UTC'";
        return Optional.of(now.equals("date") ? "(" + utc + ")::date" : utc);
    }

    /** For a column whose type is made anew under the same name: by text, a composite by its attributes. */
    static String swap(Situation situation, String column, String type) {
        String element = type.endsWith("[]") ? type.substring(0, type.length() - 2) : type;
        SchemaObject composite = situation.after().find(new ObjectId(Kind.COMPOSITE, element));
        SchemaObject former = situation.before().find(new ObjectId(Kind.COMPOSITE, element));
        if (composite != null && former != null && element.equals(type)) {
            return row(column, type, former, composite);
        }
        return element.equals(type) ? column + "::text::" + type : column + "::text[]::" + type;
    }

    private static String row(String column, String type, SchemaObject former, SchemaObject composite) {
        List<String> known = Names.list(former.property(Properties.ATTRIBUTES)).stream()
                .map(Names::firstWord)
                .toList();
        String values = Names.list(composite.property(Properties.ATTRIBUTES)).stream()
                .map(attribute -> {
                    String name = Names.firstWord(attribute);
                    String attributeType = Names.afterFirstWord(attribute).replaceFirst(" COLLATE .*$", "");
                    String value = "(" + column + ")." + name + "::text";
                    return !known.contains(name)
                            ? "NULL"
                            : attributeType.equals("text") ? value : value + "::" + attributeType;
                })
                .collect(Collectors.joining(", "));
        return "CASE WHEN " + column + " IS NULL THEN NULL ELSE ROW(" + values + ")::" + type + " END";
    }

    private boolean assigned(String old, String now) {
        if (isString(now) || TypeFamily.same(old, now)) {
            return true;
        }
        if (old.endsWith("[]") && now.endsWith("[]")) {
            return assigned(element(old), element(now)) && TypeFamily.of(element(old)) == TypeFamily.of(element(now));
        }
        String context = userCast(old, now);
        return context != null && !context.equals("explicit");
    }

    private @Nullable String userCast(String old, String now) {
        SchemaObject cast = situation.after().find(new ObjectId(Kind.CAST, "(" + old + " AS " + now + ")"));
        if (cast == null) {
            return null;
        }
        String context = cast.property("context");
        return context == null ? "explicit" : context;
    }

    private String expression(String old, String now) {
        TypeFamily source = TypeFamily.of(old);
        TypeFamily target = TypeFamily.of(now);
        if (isString(old) || userCast(old, now) != null) {
            return column + "::" + to;
        }
        if (now.equals("jsonb") || now.equals("json")) {
            return "to_" + now + "(" + column + ")";
        }
        if (!old.endsWith("[]") && now.endsWith("[]")) {
            return "CASE WHEN " + column + " IS NULL THEN NULL ELSE ARRAY[" + column + "]::" + to + " END";
        }
        if (old.endsWith("[]") && now.endsWith("[]")) {
            return column + "::text[]::" + to;
        }
        if (old.endsWith("[]")) {
            // An array of several elements raises an error, so that nothing is lost silently.
            return "CASE WHEN coalesce(cardinality(" + column + "), 0) <= 1 THEN " + column + "[1]::" + to + " ELSE "
                    + column + "::text::" + to + " END";
        }
        if (source == TypeFamily.NUMBER && target == TypeFamily.BOOLEAN) {
            return column + " <> 0";
        }
        if (source == TypeFamily.BOOLEAN && target == TypeFamily.NUMBER) {
            return now.equals("integer") ? column + "::integer" : column + "::integer::" + to;
        }
        if (source == TypeFamily.NUMBER && target == TypeFamily.MOMENT) {
            return now.equals("timestamp with time zone")
                    ? "to_timestamp(" + column + ")"
                    : "(to_timestamp(" + column + ") AT TIME ZONE 'UTC')::" + to;
        }
        if (source == TypeFamily.MOMENT && target == TypeFamily.NUMBER) {
            return "extract(epoch FROM " + column + ")::" + to;
        }
        return column + "::text::" + to;
    }

    /** True for text of any kind and its arrays, which no other collation converts. */
    static boolean isStrings(String type) {
        return isString(type.endsWith("[]") ? element(type) : type);
    }

    private static boolean isString(String type) {
        return TypeFamily.of(type) == TypeFamily.STRING;
    }

    private static String element(String array) {
        return TypeFamily.bare(array.substring(0, array.length() - 2));
    }

    /** The type that a domain stands on, without its modifier; other types without theirs. */
    private static String base(Catalog catalog, String type) {
        String bare = TypeFamily.bare(type);
        SchemaObject domain = catalog.find(new ObjectId(Kind.DOMAIN, bare));
        String under = domain == null ? null : domain.property(Properties.TYPE);
        return under == null ? bare : base(catalog, under);
    }
}

package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.Locale;
import java.util.Objects;

/** How SQL names an object behind COMMENT ON, DROP, and ALTER … OWNER TO. */
public final class SqlName {

    private SqlName() {}

    public static String of(SchemaObject object) {
        ObjectId id = object.id();
        String name = id.name();
        return switch (id.kind()) {
            case NAMESPACE -> "SCHEMA " + name;
            case ENUM, COMPOSITE, RANGE, BASE_TYPE -> "TYPE " + name;
            case FOREIGN_SERVER -> "SERVER " + name;
            case CONSTRAINT ->
                "CONSTRAINT " + Names.last(name) + " ON " + (parent(object).kind() == Kind.DOMAIN ? "DOMAIN " : "")
                        + Names.prefix(name);
            case TRIGGER, RULE, POLICY -> id.kind().name() + " " + Names.last(name) + " ON " + Names.prefix(name);
            case AGGREGATE ->
                "AGGREGATE " + name.substring(0, name.lastIndexOf('(')) + "("
                        + object.property(Properties.IDENTITY_ARGUMENTS) + ")";
            case OPERATOR -> "OPERATOR " + operator(object);
            default -> words(id.kind()) + " " + name;
        };
    }

    /** {@code public.===(integer,integer)} as {@code public.=== (integer, integer)}, a missing side as NONE. */
    private static String operator(SchemaObject object) {
        String name = object.id().name();
        String left = Objects.requireNonNullElse(object.property("leftType"), "NONE");
        String right = Objects.requireNonNullElse(object.property("rightType"), "NONE");
        return name.substring(0, name.lastIndexOf('(')) + " (" + left + ", " + right + ")";
    }

    private static ObjectId parent(SchemaObject object) {
        return Objects.requireNonNull(object.parent(), "a constraint has a parent");
    }

    static String words(Kind kind) {
        return kind.name().toUpperCase(Locale.ROOT).replace('_', ' ');
    }
}

package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Owner, privileges and dependence on an extension: what every kind of object has alike. */
public final class Rights {

    private static final Set<Kind> WITHOUT_OWNER_CLAUSE = Set.of(Kind.DEFAULT_PRIVILEGES, Kind.CAST, Kind.USER_MAPPING);

    private Rights() {}

    /** After an object was created with PostgreSQL's and the database's default privileges. */
    public static List<String> created(SchemaObject object, Situation situation) {
        if (object.id().kind() == Kind.DEFAULT_PRIVILEGES) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        if (object.owner() != null) {
            statements.add(owner(object, situation));
        }
        statements.addAll(grants(object, ImpliedPrivileges.of(object, situation), object.privileges()));
        statements.addAll(extensions(object, null, object.property(Properties.DEPENDS_ON_EXTENSION)));
        return statements;
    }

    public static List<String> changed(Change change, Situation situation) {
        if (change.id().kind() == Kind.DEFAULT_PRIVILEGES) {
            return DefaultPrivilegesKind.change(change);
        }
        List<String> statements = new ArrayList<>();
        if (!Objects.equals(change.from().owner(), change.to().owner())) {
            statements.add(owner(change.to(), situation));
        }
        statements.addAll(
                grants(change.to(), change.from().privileges(), change.to().privileges()));
        statements.addAll(extensions(
                change.to(), change.old(Properties.DEPENDS_ON_EXTENSION), change.now(Properties.DEPENDS_ON_EXTENSION)));
        return statements;
    }

    private static String owner(SchemaObject object, Situation situation) {
        String alter = "ALTER " + SqlName.of(object) + " OWNER TO ";
        if (object.owner() != null) {
            return alter + object.owner();
        }
        boolean isPublic =
                object.id().kind() == Kind.NAMESPACE && object.id().name().equals("public");
        if (!isPublic) {
            return alter + "CURRENT_ROLE";
        }
        // Who owns it in every new database: before 15 the role that initdb made, whatever its name.
        return situation.since(15)
                ? alter + "pg_database_owner"
                : "DO $db_migrate$ BEGIN EXECUTE '" + alter + "' || 10::regrole; END $db_migrate$";
    }

    private static List<String> grants(SchemaObject object, Collection<String> held, Collection<String> wanted) {
        if (new HashSet<>(held).equals(new HashSet<>(wanted))
                || WITHOUT_OWNER_CLAUSE.contains(object.id().kind())) {
            return List.of();
        }
        if (object.id().kind() == Kind.COLUMN) {
            String name = object.id().name();
            return Grants.ofColumn(Names.prefix(name), Names.last(name), held, wanted);
        }
        return Grants.between(target(object), object.owner(), held, wanted);
    }

    private static String target(SchemaObject object) {
        String name = object.id().name();
        return switch (object.id().kind()) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> "TABLE " + name;
            case AGGREGATE -> "FUNCTION " + name;
            case DOMAIN -> "TYPE " + name;
            case FOREIGN_SERVER -> "FOREIGN SERVER " + name;
            default -> SqlName.of(object);
        };
    }

    private static List<String> extensions(SchemaObject object, @Nullable String from, @Nullable String to) {
        List<String> old = Names.list(from);
        List<String> now = Names.list(to);
        List<String> statements = new ArrayList<>();
        old.stream()
                .filter(name -> !now.contains(name))
                .forEach(name -> statements.add("ALTER " + SqlName.of(object) + " NO DEPENDS ON EXTENSION " + name));
        now.stream()
                .filter(name -> !old.contains(name))
                .forEach(name -> statements.add("ALTER " + SqlName.of(object) + " DEPENDS ON EXTENSION " + name));
        return statements;
    }
}

package io.github.dbmigrate.schema;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Default privileges that somebody set in one database alone, and what they do to every object made there: the manual's
 * page ALTER DEFAULT PRIVILEGES.
 *
 * @param entries as the catalog has them
 */
record DefaultPrivileges(List<SchemaObject> entries) {

    static DefaultPrivileges onlyIn(Catalog catalog, Catalog other) {
        return new DefaultPrivileges(catalog.objects().values().stream()
                .filter(object -> object.id().kind() == Kind.DEFAULT_PRIVILEGES && other.find(object.id()) == null)
                .toList());
    }

    /** The object without what it got, and with what it lost, by these; the same where it is not expected at all. */
    SchemaObject takenFrom(SchemaObject object, @Nullable SchemaObject expected) {
        if (expected == null) {
            return object;
        }
        if (object.id().kind() == Kind.COLUMN) {
            return takenFromIdentity(object, expected);
        }
        Set<String> privileges = new TreeSet<>(object.privileges());
        take(objects(object.id().kind()), object.id(), expected.privileges(), privileges);
        return object.withRights(object.owner(), new TreeSet<>(privileges));
    }

    /** The sequence behind an identity column is a sequence too, and told as a property of the column. */
    private SchemaObject takenFromIdentity(SchemaObject column, SchemaObject expected) {
        Set<String> privileges = listed(column);
        take("SEQUENCES", column.id(), listed(expected), privileges);
        return privileges.equals(listed(column))
                ? column
                : column.with(
                        Properties.IDENTITY_PRIVILEGES, privileges.isEmpty() ? null : String.join(", ", privileges));
    }

    private static Set<String> listed(SchemaObject column) {
        String list = column.property(Properties.IDENTITY_PRIVILEGES);
        return list == null ? new TreeSet<>() : new TreeSet<>(List.of(list.split(", ", -1)));
    }

    private void take(String objects, ObjectId id, Set<String> expected, Set<String> privileges) {
        entries.stream()
                .filter(entry -> concerns(entry, objects, id))
                .forEach(entry -> take(entry, expected, privileges));
    }

    private static void take(SchemaObject entry, Set<String> expected, Set<String> privileges) {
        entry.privileges().stream()
                .filter(granted -> !expected.contains(granted))
                .forEach(privileges::remove);
        // Only those of the whole database can take away what PostgreSQL grants by itself.
        if (entry.property(Properties.NAMESPACE) == null) {
            expected.stream()
                    .filter(standard -> standard.equals("PUBLIC=EXECUTE") || standard.equals("PUBLIC=USAGE"))
                    .filter(standard -> !entry.privileges().contains(standard))
                    .forEach(privileges::add);
        }
    }

    private static boolean concerns(SchemaObject entry, String objects, ObjectId object) {
        String namespace = entry.property(Properties.NAMESPACE);
        return objects.equals(entry.property(Properties.OBJECTS))
                && (namespace == null || namespace.equals(QuotedName.namespaceOf(object.name())));
    }

    private static String objects(Kind kind) {
        return switch (kind) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> "TABLES";
            case SEQUENCE -> "SEQUENCES";
            case FUNCTION, PROCEDURE, AGGREGATE -> "FUNCTIONS";
            case ENUM, DOMAIN, COMPOSITE, RANGE, BASE_TYPE -> "TYPES";
            case NAMESPACE -> "SCHEMAS";
            default -> "";
        };
    }
}

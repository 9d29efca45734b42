package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the same constraint, index or owned sequence under a new name. Renaming it costs nothing, while building an index
 * again locks its table, and making a sequence again forgets where it stands.
 */
final class Twins {

    private Twins() {}

    static Optional<ObjectId> find(SchemaObject object, Catalog before, Catalog after) {
        return switch (object.id().kind()) {
            case CONSTRAINT, INDEX -> sameDefinition(object, before, after);
            case SEQUENCE -> sameOwner(object, before, after);
            default -> Optional.empty();
        };
    }

    private static Optional<ObjectId> sameDefinition(SchemaObject object, Catalog before, Catalog after) {
        // A check that is inherited is renamed where it was declared.
        if (object.has(Properties.INHERITED) && !object.has(Properties.INHERITED_FROM)) {
            return Optional.empty();
        }
        return after.objects().values().stream()
                .filter(other -> other.id().kind() == object.id().kind() && before.find(other.id()) == null)
                .filter(other -> Objects.equals(other.parent(), object.parent()))
                .filter(other -> Objects.equals(
                        other.property(Properties.INHERITED_FROM), object.property(Properties.INHERITED_FROM)))
                .filter(other -> unnamed(other).equals(unnamed(object)))
                .map(SchemaObject::id)
                .findFirst();
    }

    private static String unnamed(SchemaObject object) {
        String definition = String.valueOf(object.property(Properties.DEFINITION));
        String name = Names.last(object.id().name());
        return object.id().kind() == Kind.INDEX
                ? definition.replaceFirst(
                        " INDEX " + Pattern.quote(name) + " ON ", Matcher.quoteReplacement(" INDEX ON "))
                : definition;
    }

    private static Optional<ObjectId> sameOwner(SchemaObject sequence, Catalog before, Catalog after) {
        String column = column(before, sequence.id().name());
        if (column == null) {
            return Optional.empty();
        }
        return after.objects().values().stream()
                .map(SchemaObject::id)
                .filter(id -> id.kind() == Kind.SEQUENCE && before.find(id) == null)
                .filter(id -> column.equals(column(after, id.name())))
                .findFirst();
    }

    private static @Nullable String column(Catalog catalog, String sequence) {
        SchemaObject ownership = catalog.find(new ObjectId(Kind.SEQUENCE_OWNERSHIP, sequence));
        return ownership == null ? null : ownership.property(Properties.COLUMN);
    }
}

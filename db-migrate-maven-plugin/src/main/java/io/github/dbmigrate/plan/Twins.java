package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the same constraint, index or owned sequence under a new name. Renaming it costs nothing, while building an index
 * again locks its table, and making a sequence again forgets where it stands. The new name may be that of another one which
 * has a new name itself, as where tables have swapped theirs.
 */
final class Twins {

    private final Catalog before;
    private final Catalog after;
    private final Map<ObjectId, ObjectId> found = new TreeMap<>();
    private final Set<ObjectId> taken = new HashSet<>();

    private Twins(Catalog before, Catalog after) {
        this.before = before;
        this.after = after;
    }

    /** From each that goes by another name to that name. */
    static Map<ObjectId, ObjectId> all(Catalog before, Catalog after) {
        Twins twins = new Twins(before, after);
        for (Kind kind : List.of(Kind.SEQUENCE, Kind.CONSTRAINT, Kind.INDEX)) {
            before.ofKind(kind).stream().filter(twins::isDisplaced).forEach(twins::find);
        }
        return twins.found;
    }

    private void find(SchemaObject object) {
        Optional<ObjectId> twin = object.id().kind() == Kind.SEQUENCE ? sameOwner(object) : sameDefinition(object);
        twin.ifPresent(id -> {
            found.put(object.id(), id);
            taken.add(id);
        });
    }

    /** True when its name is gone, or is that of something elsewhere. */
    private boolean isDisplaced(SchemaObject object) {
        return switch (object.id().kind()) {
            case CONSTRAINT -> after.find(object.id()) == null;
            case INDEX -> {
                SchemaObject now = after.find(object.id());
                yield now == null || !Objects.equals(now.parent(), object.parent());
            }
            case SEQUENCE -> after.find(object.id()) == null || hasSwapped(object.id());
            default -> false;
        };
    }

    /** True when its name belongs to a column that had a sequence of its own; one that only moves keeps its name. */
    private boolean hasSwapped(ObjectId sequence) {
        String was = column(before, sequence.name());
        String is = column(after, sequence.name());
        return was != null
                && is != null
                && !was.equals(is)
                && sequences(before, is).findAny().isPresent();
    }

    private boolean isOpen(ObjectId id) {
        SchemaObject holder = before.find(id);
        return !taken.contains(id) && (holder == null || isDisplaced(holder));
    }

    private Optional<ObjectId> sameDefinition(SchemaObject object) {
        // A check that is inherited is renamed where it was declared.
        if (object.has(Properties.INHERITED) && !object.has(Properties.INHERITED_FROM)) {
            return Optional.empty();
        }
        return after.ofKind(object.id().kind()).stream()
                .filter(other -> Objects.equals(other.parent(), object.parent()))
                .filter(other -> Objects.equals(
                        other.property(Properties.INHERITED_FROM), object.property(Properties.INHERITED_FROM)))
                .filter(other -> unnamed(other).equals(unnamed(object)))
                .map(SchemaObject::id)
                .filter(this::isOpen)
                .findFirst();
    }

    /** What a constraint or index is, whatever it is called. */
    static String unnamed(SchemaObject object) {
        String definition = String.valueOf(object.property(Properties.DEFINITION));
        String name = Names.last(object.id().name());
        return object.id().kind() == Kind.INDEX
                ? definition.replaceFirst(
                        " INDEX " + Pattern.quote(name) + " ON ", Matcher.quoteReplacement(" INDEX ON "))
                : definition;
    }

    private Optional<ObjectId> sameOwner(SchemaObject sequence) {
        String column = column(before, sequence.id().name());
        return column == null
                ? Optional.empty()
                : sequences(after, column).filter(this::isOpen).findFirst();
    }

    private static Stream<ObjectId> sequences(Catalog catalog, String column) {
        return catalog.ofKind(Kind.SEQUENCE).stream()
                .map(SchemaObject::id)
                .filter(id -> column.equals(column(catalog, id.name())));
    }

    private static @Nullable String column(Catalog catalog, String sequence) {
        SchemaObject ownership = catalog.find(new ObjectId(Kind.SEQUENCE_OWNERSHIP, sequence));
        return ownership == null ? null : ownership.property(Properties.COLUMN);
    }
}

package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.PropertyChange;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One object as it was and as it shall be. */
public record Change(SchemaObject from, SchemaObject to) {

    /** Changed by statements that are the same for every kind. */
    private static final Set<String> COMMON = Set.of("owner", "privileges", Properties.DEPENDS_ON_EXTENSION);

    public ObjectId id() {
        return to.id();
    }

    String name() {
        return to.id().name();
    }

    /** The names of what changed and is the kind's own to change. */
    public Set<String> own() {
        return PropertyChange.between(from, to).stream()
                .map(PropertyChange::name)
                .filter(name -> !COMMON.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean of(String property) {
        return !Objects.equals(from.property(property), to.property(property));
    }

    boolean onlyOf(String... properties) {
        return Set.of(properties).containsAll(own());
    }

    @Nullable
    String old(String property) {
        return from.property(property);
    }

    @Nullable
    String now(String property) {
        return to.property(property);
    }
}

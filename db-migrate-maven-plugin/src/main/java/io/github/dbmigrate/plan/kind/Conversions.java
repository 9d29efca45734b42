package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;
import java.util.Objects;

/** What a change of type means to those around it. */
public final class Conversions {

    private Conversions() {}

    public static boolean changesType(Change column) {
        return column.of(Properties.TYPE) || column.of(Properties.COLLATION);
    }

    /** True when attributes of a composite go away or get another type. */
    public static boolean changesAttributes(Change composite) {
        List<String> now = Names.list(composite.now(Properties.ATTRIBUTES));
        return Names.list(composite.old(Properties.ATTRIBUTES)).stream()
                .anyMatch(attribute -> !now.contains(attribute));
    }

    /** True when PostgreSQL carries the default over to the new type as a new table would have it. */
    public static boolean keepsDefault(Change column, Situation situation) {
        if (column.to().dependsOn().stream().anyMatch(situation.swapped()::contains)) {
            return false;
        }
        return !column.of(Properties.TYPE) || TypeFamily.same(type(column.from()), type(column.to()));
    }

    /** True when keys of the old and of the new type can be compared, so that both ends may change one after the other. */
    public static boolean keepsForeignKey(Change column) {
        return TypeFamily.same(type(column.from()), type(column.to()));
    }

    private static String type(SchemaObject column) {
        return Objects.requireNonNull(column.property(Properties.TYPE));
    }
}

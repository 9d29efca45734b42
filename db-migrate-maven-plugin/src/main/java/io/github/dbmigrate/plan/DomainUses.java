package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Situation;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a domain's values lie inside other values: an array, an attribute, a range. PostgreSQL cannot look into them, and so
 * refuses a new condition on such a domain; a new domain, to which the values are converted, is checked by the conversion.
 */
final class DomainUses {

    private DomainUses() {}

    /** The domain that gets a condition by what is decided of an object. */
    static Optional<ObjectId> tightened(ObjectId id, Decision decision, Situation situation) {
        SchemaObject now = situation.after().find(id);
        if (now == null || decision == Decision.KEEP) {
            return Optional.empty();
        }
        if (id.kind() == Kind.DOMAIN) {
            SchemaObject old = situation.before().find(id);
            boolean wasNullable = old != null && !old.has(Properties.NOT_NULL);
            return wasNullable && now.has(Properties.NOT_NULL) ? Optional.of(id) : Optional.empty();
        }
        boolean valid = id.kind() == Kind.CONSTRAINT
                && !String.valueOf(now.property(Properties.DEFINITION)).endsWith(" NOT VALID");
        return Optional.ofNullable(now.parent()).filter(parent -> valid && parent.kind() == Kind.DOMAIN);
    }

    static boolean inValuesOfOthers(ObjectId domain, Catalog catalog, Dependants dependants) {
        return dependants.of(domain).stream().anyMatch(dependant -> switch (dependant.kind()) {
            case COLUMN -> !domain.name().equals(typeOf(dependant, catalog));
            case COMPOSITE, RANGE -> true;
            case DOMAIN -> inValuesOfOthers(dependant, catalog, dependants);
            default -> false;
        });
    }

    private static @Nullable String typeOf(ObjectId column, Catalog catalog) {
        SchemaObject found = catalog.find(column);
        return found == null ? null : found.property(Properties.TYPE);
    }
}

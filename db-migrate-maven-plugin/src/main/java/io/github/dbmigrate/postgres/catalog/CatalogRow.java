package io.github.dbmigrate.postgres.catalog;

import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Part;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One object as a query returned it, before dependencies, privileges and comments are attached. */
record CatalogRow(
        @Nullable Address address,
        ObjectId id,
        @Nullable ObjectId parent,
        @Nullable String owner,
        PropertyPairs properties,
        Set<ObjectId> requires)
        implements Part {

    @Override
    public @Nullable String property(String name) {
        return properties.find(name);
    }
}

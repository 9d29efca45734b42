package io.github.dbmigrate.postgres.catalog;

import io.github.dbmigrate.schema.ObjectId;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One object as a query returned it, before dependencies, privileges and comments are attached. */
record CatalogRow(
        @Nullable Address address,
        ObjectId id,
        @Nullable ObjectId parent,
        @Nullable String owner,
        SortedMap<String, String> properties,
        Set<ObjectId> requires) {}

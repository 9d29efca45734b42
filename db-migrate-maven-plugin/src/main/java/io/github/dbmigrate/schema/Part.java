package io.github.dbmigrate.schema;

import org.jspecify.annotations.Nullable;

/** What is known of an object before all of it is put together: enough to tell whose it is. */
public interface Part {

    ObjectId id();

    /** The object it is part of; null for the rest. */
    @Nullable
    ObjectId parent();

    /** The value of a property, or null when PostgreSQL left it unset. */
    @Nullable
    String property(String name);
}

package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A difference that no statement of ours makes.
 *
 * @param property a key of {@link io.github.dbmigrate.schema.Properties}, or null when the whole object is meant
 * @param from null when it was unset
 * @param to null when it becomes unset
 * @param reason one sentence: why not, and what to do instead
 */
public record Refusal(
        ObjectId object,
        @Nullable String property,
        @Nullable String from,
        @Nullable String to,
        String reason) {}

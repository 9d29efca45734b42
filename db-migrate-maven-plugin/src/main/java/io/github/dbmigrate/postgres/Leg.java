package io.github.dbmigrate.postgres;

import org.jspecify.annotations.Nullable;

/**
 * One statement of a {@link Flight}.
 *
 * @param sql as it is sent
 * @param guard the condition that it asks after; null for any other statement
 */
public record Leg(String sql, @Nullable Guard guard) {

    public static Leg of(String sql) {
        return new Leg(sql, null);
    }

    public static Leg of(Guard guard) {
        return new Leg(guard.sql(), guard);
    }
}

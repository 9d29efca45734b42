package io.github.dbmigrate.history;

import java.util.Locale;

/** Where a migration stands, by DESIGN section 3; each has exactly one. */
public enum MigrationState {
    /** Not in the database, and next in turn. */
    PENDING,
    /** In the database, and the file is what was run as far as can be told. */
    APPLIED,
    /** Some of its statements are in the database and some are not. */
    FAILED,
    /** In the database, but the file has changed since. */
    EDITED,
    /** In the database, but there is no file. */
    MISSING,
    /** Not in the database, while a later one is. */
    OUT_OF_ORDER;

    // Once made: a table of thousands of rows asks for it in each.
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', ' ');

    /** The words a user reads, such as {@code out of order}. */
    public String label() {
        return label;
    }

    /** The word that {@code failOn} and the JSON reports use, such as {@code outOfOrder}. */
    public String word() {
        return this == OUT_OF_ORDER ? "outOfOrder" : label();
    }

    /** True when the changelog has a row of it. */
    public boolean inDatabase() {
        return this == APPLIED || this == EDITED || this == MISSING;
    }
}

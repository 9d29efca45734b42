package io.github.dbmigrate.plan;

/** What a statement does to its object. */
public enum Action {
    CREATE,
    ALTER,
    DROP,
    RENAME,
    /** Gives rows a value that a later statement needs. */
    FILL,
    /** Carries the rows of a table over into its new form. */
    COPY,
    /** Drops an old form whose rows are in the new one. */
    DROP_OLD
}

package io.github.dbmigrate.plan;

/** What a statement does to its object. */
public enum Action {
    CREATE,
    ALTER,
    DROP,
    RENAME,
    /** Gives rows a value that a later statement needs. */
    FILL
}

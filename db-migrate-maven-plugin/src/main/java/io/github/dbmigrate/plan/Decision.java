package io.github.dbmigrate.plan;

/** What happens to one object between two catalogs. */
enum Decision {
    KEEP,
    CREATE,
    ALTER,
    /** Dropped and created. */
    REPLACE,
    /** A type that columns keep using: renamed away, created, the columns converted, the old one dropped. */
    SWAP,
    DROP;

    boolean creates() {
        return this == CREATE || this == REPLACE || this == SWAP;
    }

    boolean drops() {
        return this == DROP || this == REPLACE || this == SWAP;
    }
}

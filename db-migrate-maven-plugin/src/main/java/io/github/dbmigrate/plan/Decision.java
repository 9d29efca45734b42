package io.github.dbmigrate.plan;

/** What happens to one object between two catalogs. */
enum Decision {
    KEEP,
    CREATE,
    ALTER,
    /** Dropped and created. */
    REPLACE,
    /**
     * A type that columns keep using: renamed away, created, the columns converted, the old one dropped. A table: renamed
     * away with its columns, created, the rows copied, the old one dropped.
     */
    SWAP,
    DROP,
    /**
     * A type that goes while columns take one of another kind under its name: renamed away, later dropped. A partition that
     * goes with the old form of its table.
     */
    RETIRE;

    /** True when the old one stays, under another name, until nothing uses it any more. */
    boolean lingers() {
        return this == SWAP || this == RETIRE;
    }

    boolean creates() {
        return this == CREATE || this == REPLACE || this == SWAP;
    }

    boolean drops() {
        return this == DROP || this == REPLACE || this == SWAP || this == RETIRE;
    }
}

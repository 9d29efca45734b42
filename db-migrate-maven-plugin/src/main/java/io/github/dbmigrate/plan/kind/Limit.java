package io.github.dbmigrate.plan.kind;

/** What no migration of ours does, each with its reason in a user's words; {@code docs/diff.md} tells all of them. */
public enum Limit {
    REBUILT_AND_MOVED(
            "its rows cannot be copied while it leaves or joins another partitioned table",
            "do one of both in a migration of its own"),
    FOREIGN_PARTITION(
            "the rows of a foreign partition are elsewhere and cannot be copied",
            "detach it first, in a migration of its own"),
    PARTITIONED_LOGGING("PostgreSQL cannot change the logging of a partitioned table", "change that of each partition"),
    ACCESS_METHOD("PostgreSQL changes a table's access method from 15 on", "make a new table and move the rows"),
    SEQUENCE_LOGGING("PostgreSQL has unlogged sequences from 15 on", "leave it logged"),
    BASE_TYPE("a base type stands on functions written in C", "put it into an extension"),
    SUBSCRIPTION("a subscription holds a connection string with a password", "create or drop it by hand"),
    SECRET("a secret is never read from a database nor written into a migration", "make or alter it by hand"),
    DATA_ABOVE(
            "it can only be dropped and created, and what holds data stands on it",
            "change that first, in a migration of its own");

    private final String why;
    private final String instead;

    Limit(String why, String instead) {
        this.why = why;
        this.instead = instead;
    }

    /** Why not. */
    public String why() {
        return why;
    }

    /** Why not, and what to do instead. */
    public String reason() {
        return why + "; " + instead;
    }
}

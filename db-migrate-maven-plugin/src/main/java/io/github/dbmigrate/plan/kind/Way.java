package io.github.dbmigrate.plan.kind;

/** How an object can get from one state to another. */
public sealed interface Way {

    /** By ALTER, or CREATE OR REPLACE: what depends on it stays. */
    record Alter() implements Way {}

    /** Only by dropping and creating it. */
    record Replace() implements Way {}

    /** Only by making its table anew and copying all rows, to which a person consents elsewhere. */
    record Rebuild() implements Way {}

    /**
     * Not at all.
     *
     * @param property what cannot be changed
     * @param reason one sentence: why not, and what to do instead
     */
    record Refuse(String property, String reason) implements Way {}

    static Way alter() {
        return new Alter();
    }

    static Way replace() {
        return new Replace();
    }

    static Way rebuild() {
        return new Rebuild();
    }

    static Way refuse(String property, Limit limit) {
        return new Refuse(property, limit.reason());
    }

    static Way alterIf(boolean possible) {
        return possible ? alter() : replace();
    }
}

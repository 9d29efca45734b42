package io.github.dbmigrate.plan;

import java.util.List;

/**
 * A migration whose both halves ran: <em>before</em> and up gave the schema wanted, and the down then gave <em>before</em>
 * back, each half in one transaction and compared over the catalog.
 *
 * @param up the statements in the order in which they ran, as they are to be written
 * @param down likewise; empty only when {@code up} is
 * @param serverVersion of the PostgreSQL that ran them, such as {@code 17.6}
 */
public record Proof(List<PlannedStatement> up, List<PlannedStatement> down, String serverVersion) {

    public Proof {
        up = List.copyOf(up);
        down = List.copyOf(down);
    }

    /** True when there was no difference, so that there is nothing to migrate. */
    public boolean isEmpty() {
        return up.isEmpty() && down.isEmpty();
    }
}

package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemException;
import java.time.Duration;
import java.util.Set;

/**
 * Whether a migration that failed is in the database all the same, because a program without our lock brought it in: the
 * command line of MyBatis, which commits a script first and its changelog row after that.
 */
final class Meanwhile {

    /** Somebody has made just now what the script makes, or written its row: tables, types, columns, schemas, functions, keys. */
    private static final Set<String> EXISTS = Set.of("42P07", "42710", "42701", "42P06", "42723", "23505");

    private static final Duration UNTIL_RECORDED = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private Meanwhile() {}

    /** True when its row is in the changelog, or comes within moments where the failure looks like that. */
    static boolean applied(TargetDatabase target, MigrationId id, Problem failure) {
        if (failure.facts().stream()
                .noneMatch(fact -> fact.name().equals("SQLSTATE") && EXISTS.contains(fact.value()))) {
            return false;
        }
        long end = System.nanoTime() + UNTIL_RECORDED.toNanos();
        boolean applied = contains(target, id);
        while (!applied && System.nanoTime() < end && slept()) {
            applied = contains(target, id);
        }
        return applied;
    }

    private static boolean contains(TargetDatabase target, MigrationId id) {
        try {
            return target.listChangelog().stream().anyMatch(row -> row.id().equals(id));
        } catch (ProblemException e) {
            // Where that cannot be read now, the failure is what is told.
            return false;
        }
    }

    private static boolean slept() {
        try {
            Thread.sleep(POLL.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

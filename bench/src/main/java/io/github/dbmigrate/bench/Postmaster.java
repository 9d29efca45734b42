package io.github.dbmigrate.bench;

import java.util.Optional;

/**
 * The first process of a PostgreSQL server.
 *
 * @param process empty when no server is watched
 */
record Postmaster(Optional<ProcessHandle> process) {

    static final Postmaster NONE = new Postmaster(Optional.empty());

    static Postmaster of(long pid) {
        return new Postmaster(ProcessHandle.of(pid));
    }

    /** What the server has used so far, all its sessions with it, in processor seconds; NaN when it cannot be known. */
    double seconds() {
        return process.map(Postmaster::seconds).filter(seconds -> seconds > 0).orElse(Double.NaN);
    }

    private static double seconds(ProcessHandle postmaster) {
        return ProcStat.withEndedChildren(postmaster.pid())
                + postmaster
                        .children()
                        .mapToDouble(child -> ProcStat.withEndedChildren(child.pid()))
                        .sum();
    }
}

package io.github.dbmigrate.command;

import io.github.dbmigrate.plan.DataFinding;
import io.github.dbmigrate.plan.Proof;
import java.util.List;

/**
 * Proven migrations that are not written yet, with what they do to the rows that are there.
 *
 * @param proofs one, or, where PostgreSQL wants a commit in between, two that follow each other
 */
record Proposal(List<Proof> proofs, List<DataFinding> findings) {

    /** What was agreed to; what stands in the way is not part of a script. */
    List<DataFinding> agreed() {
        return findings.stream().filter(finding -> !finding.isConflict()).toList();
    }

    /** How many statements the ups have together. */
    int statements() {
        return proofs.stream().mapToInt(proof -> proof.up().size()).sum();
    }
}

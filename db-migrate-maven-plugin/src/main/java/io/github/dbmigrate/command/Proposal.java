package io.github.dbmigrate.command;

import io.github.dbmigrate.plan.DataFinding;
import io.github.dbmigrate.plan.Proof;
import java.util.List;

/** A proven migration that is not written yet, with what it does to the rows that are there. */
record Proposal(Proof proof, List<DataFinding> findings) {

    /** What is lost and was agreed to; what stands in the way is not part of a script. */
    List<DataFinding> losses() {
        return findings.stream().filter(DataFinding::isLoss).toList();
    }
}

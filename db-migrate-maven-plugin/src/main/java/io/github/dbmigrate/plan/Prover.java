package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;

/**
 * Makes a proof: plans the way from one catalog to another and back, and runs both on a shadow database, each in one
 * transaction, as a deploy will. A statement that comes too early is tried again after the others; what then still differs
 * is planned again, at most twice. The order found is the one that is written.
 */
public final class Prover {

    private Prover() {}

    /**
     * Proves up and down. Problems: {@code PLAN_UNSUPPORTED} when there is no statement for a difference, {@code PROOF_FAILED}
     * when a statement is refused or something still differs.
     *
     * @param shadow holds the schema <em>before</em>, committed, no rows, and no open transaction; afterwards it holds
     *     <em>before</em> again, or, after a problem, what was reached by then
     * @param before what the shadow database holds
     * @param after what is wanted
     */
    public static Proof prove(Database shadow, Catalog before, Catalog after, PlanOptions options, CatalogScope scope) {
        ProofRun up = new ProofRun(shadow, scope, Half.UP);
        up.reach(before, after, options);
        ProofRun down = new ProofRun(shadow, scope, Half.DOWN);
        down.reach(up.reached(), before, options.inverse());
        return new Proof(up.statements(), down.statements(), shadow.version());
    }

    /** The two halves of a migration, in the words of a problem. */
    enum Half {
        UP("migration", "schema.sql"),
        DOWN("undo of the migration", "the schema before it");

        private final String label;
        private final String goal;

        Half(String label, String goal) {
            this.label = label;
            this.goal = goal;
        }

        String label() {
            return label;
        }

        String goal() {
            return goal;
        }
    }
}

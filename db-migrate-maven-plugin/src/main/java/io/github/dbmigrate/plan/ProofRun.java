package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.DriftSummary;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One half of a proof: one transaction on the shadow database, committed when the goal is reached. */
final class ProofRun {

    private static final int REMAINDERS = 2;
    private static final int MOST_REPRINTS = 2;
    private static final String STEP = "db_migrate_step";

    private static final String UNCHECKED = "SET LOCAL check_function_bodies = off";

    private final Database shadow;
    private final CatalogScope scope;
    private final Prover.Half half;
    private final List<PlannedStatement> done = new ArrayList<>();
    private @Nullable Catalog now;
    private @Nullable Catalog reached;
    private boolean bodiesUnchecked;

    ProofRun(Database shadow, CatalogScope scope, Prover.Half half) {
        this.shadow = shadow;
        this.scope = scope;
        this.half = half;
    }

    /** The statements that ran, in their order, as they are to be written. */
    List<PlannedStatement> statements() {
        return List.copyOf(done);
    }

    Catalog reached() {
        return Objects.requireNonNull(reached, "reach() comes first");
    }

    /** Goes there and commits. Where a goal is found to differ in print only, what is already so is left alone. */
    void reach(Catalog start, Catalog goal, PlanOptions options) {
        Catalog wanted = goal;
        for (int reprints = 0; ; reprints++) {
            Catalog agreed = inTransaction(start, wanted, options, reprints == MOST_REPRINTS);
            if (reached != null) {
                return;
            }
            wanted = agreed;
        }
    }

    /**
     * Plans and runs, and commits when that reached what was wanted, or, with {@code last}, what says the same.
     *
     * @return what was wanted, in the words of the database reached
     */
    private Catalog inTransaction(Catalog start, Catalog wanted, PlanOptions options, boolean last) {
        done.clear();
        bodiesUnchecked = false;
        shadow.execute("BEGIN");
        boolean committed = false;
        try {
            shadow.execute(SearchPath.setLocal(scope));
            Catalog renamed = rename(start, wanted, options);
            PlanOptions rest = options.withoutRenames();
            Plan plan = renamed == start ? Planner.planRest(start, wanted, rest) : Planner.plan(renamed, wanted, rest);
            if (!plan.refusals().isEmpty()) {
                throw ProofProblems.unsupported(half, plan.refusals()).exception();
            }
            Catalog agreed = run(plan, wanted, rest);
            if (last || DriftSummary.between(wanted, agreed).isEmpty()) {
                reached = now;
                // A constraint or trigger that is deferred speaks only here.
                shadow.execute("COMMIT");
                committed = true;
            }
            return agreed;
        } finally {
            if (!committed) {
                shadow.tryExecute("ROLLBACK");
            }
        }
    }

    /**
     * Runs the renames, and reads what PostgreSQL made of everything that prints the names: no text of ours says that better.
     *
     * @return what the rest starts from
     */
    private Catalog rename(Catalog start, Catalog wanted, PlanOptions options) {
        List<PlannedStatement> renames = Planner.renames(start, wanted, options);
        if (renames.isEmpty()) {
            return start;
        }
        Map<PlannedStatement, SqlFailure> refused = runAll(renames);
        Catalog found = shadow.readCatalog(scope);
        if (!refused.isEmpty()) {
            throw ProofProblems.failed(half, refused, DriftSummary.between(wanted, found))
                    .exception();
        }
        return found;
    }

    private Catalog run(Plan first, Catalog wanted, PlanOptions options) {
        Plan plan = first;
        Catalog agreed = wanted;
        for (int remainder = 0; ; remainder++) {
            Map<PlannedStatement, SqlFailure> refused = runAll(plan.statements());
            Catalog found = shadow.readCatalog(scope);
            DriftSummary rest = DriftSummary.between(agreed, found);
            if (!rest.isEmpty()) {
                agreed = Reprints.adopt(agreed, found, rest, done);
                rest = DriftSummary.between(agreed, found);
            }
            if (rest.isEmpty()) {
                now = found;
                return agreed;
            }
            if (remainder == REMAINDERS) {
                throw ProofProblems.failed(half, refused, rest).exception();
            }
            plan = Planner.plan(found, agreed, options);
            if (!plan.refusals().isEmpty() || plan.statements().isEmpty()) {
                throw ProofProblems.failed(half, refused, rest).exception();
            }
        }
    }

    /** Runs each, those refused again after the others, as long as that gets further; returns what stays refused. */
    private Map<PlannedStatement, SqlFailure> runAll(List<PlannedStatement> statements) {
        if (runTogether(statements)) {
            return Map.of();
        }
        List<PlannedStatement> waiting = statements;
        while (true) {
            Map<PlannedStatement, SqlFailure> refused = new LinkedHashMap<>();
            for (PlannedStatement statement : waiting) {
                SqlFailure failure = run(statement);
                if (failure != null) {
                    refused.put(statement, failure);
                }
            }
            boolean further = refused.size() < waiting.size();
            if (refused.isEmpty() || (!further && !uncheckBodies(refused))) {
                return refused;
            }
            waiting = List.copyOf(refused.keySet());
        }
    }

    /**
     * All behind one savepoint, as they nearly always go well: a savepoint a statement makes PostgreSQL look through all that the
     * transaction holds, each time.
     *
     * @return false when one was refused, and then none of them is done
     */
    private boolean runTogether(List<PlannedStatement> statements) {
        if (statements.size() < 2) {
            return false;
        }
        List<PlannedStatement> carried =
                statements.stream().map(PlannedStatement::carried).toList();
        shadow.execute("SAVEPOINT " + STEP);
        boolean all =
                shadow.tryExecuteAll(carried.stream().map(PlannedStatement::sql).toList()) == null;
        shadow.execute((all ? "RELEASE SAVEPOINT " : "ROLLBACK TO SAVEPOINT ") + STEP);
        if (all) {
            done.addAll(carried);
        }
        return all;
    }

    /**
     * A routine whose text names what needs the routine first can be made by nobody who checks it, so it is made unchecked, as
     * pg_dump does.
     *
     * @return false when that does not help, or was done before
     */
    private boolean uncheckBodies(Map<PlannedStatement, SqlFailure> refused) {
        for (Map.Entry<PlannedStatement, SqlFailure> entry : refused.entrySet()) {
            boolean missesSomething = entry.getValue().sqlState().startsWith("42");
            if (!bodiesUnchecked && missesSomething && isRoutine(entry.getKey())) {
                bodiesUnchecked = true;
                return run(new PlannedStatement(Action.ALTER, entry.getKey().object(), UNCHECKED)) == null;
            }
        }
        return false;
    }

    private static boolean isRoutine(PlannedStatement statement) {
        return statement.action() == Action.CREATE
                && (statement.object().kind() == Kind.FUNCTION
                        || statement.object().kind() == Kind.PROCEDURE);
    }

    private @Nullable SqlFailure run(PlannedStatement planned) {
        PlannedStatement carried = planned.carried();
        shadow.execute("SAVEPOINT " + STEP);
        SqlFailure failure = shadow.tryExecute(carried.sql());
        if (failure != null) {
            shadow.execute("ROLLBACK TO SAVEPOINT " + STEP);
            if (planned.action() == Action.FILL) {
                // Without rows the schema is reached without it too, so it would be missed only where rows are.
                throw Backfills.refused(planned.object(), carried.sql(), failure)
                        .exception();
            }
            return failure;
        }
        shadow.execute("RELEASE SAVEPOINT " + STEP);
        done.add(carried);
        return null;
    }
}

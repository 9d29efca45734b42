package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.SqlFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a proven migration does to the rows that are there now: the statements run on the development database in one
 * transaction that is rolled back, and before each that drops or converts something its rows are counted. So what is found is
 * what applying would meet. The locks it takes are those of applying.
 */
public final class DataLoss {

    /** How long all counting together may take; what is not counted by then is told without a number. */
    public static final Duration BUDGET = Duration.ofSeconds(60);

    private static final String STEP = "db_migrate_step";
    private static final String LOCK_TIMEOUT = "10s";

    private final Database database;
    private final List<DataFinding> findings = new ArrayList<>();
    private final EnumUses enumUses;
    private final AttributeUses attributeUses;
    private final LossProbes losses;
    private final ConflictProbes conflicts;

    private DataLoss(
            Catalog before,
            Catalog after,
            PlanOptions renames,
            CatalogScope scope,
            Database database,
            Duration budget) {
        RowProbe probe = new RowProbe(database, budget);
        this.database = database;
        this.enumUses = new EnumUses(before, after, renames, scope, probe);
        this.attributeUses = new AttributeUses(before, after, renames, scope, probe);
        this.losses = new LossProbes(scope, probe);
        this.conflicts = new ConflictProbes(after, scope, probe);
    }

    /**
     * Looks at the rows; changes nothing.
     *
     * @param renames that the proof was made with
     * @param database at <em>before</em>, with no transaction open
     * @return in the order of the plan, losses and conflicts; empty when no row is concerned
     */
    public static List<DataFinding> find(
            Proof proof, Catalog before, Catalog after, PlanOptions renames, CatalogScope scope, Database database) {
        return find(proof, before, after, renames, scope, database, BUDGET);
    }

    /** Looks at the rows within another time budget. */
    public static List<DataFinding> find(
            Proof proof,
            Catalog before,
            Catalog after,
            PlanOptions renames,
            CatalogScope scope,
            Database database,
            Duration budget) {
        return proof.up().isEmpty()
                ? List.of()
                : new DataLoss(before, after, renames, scope, database, budget).rehearse(proof.up(), scope);
    }

    private List<DataFinding> rehearse(List<PlannedStatement> statements, CatalogScope scope) {
        database.execute("BEGIN");
        try {
            database.execute("SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
            database.execute(SearchPath.setLocal(scope));
            makeNamespace(scope.managedNamespace());
            findings.addAll(enumUses.find());
            findings.addAll(attributeUses.find());
            statements.forEach(this::step);
            return List.copyOf(findings);
        } finally {
            database.tryExecute("ROLLBACK");
        }
    }

    /** A new database gets it together with the changelog, which is later than now. */
    private void makeNamespace(String name) {
        String known = "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = " + Names.literal(name);
        if (database.query(known).isEmpty()) {
            database.execute("CREATE SCHEMA " + SearchPath.quoted(name));
        }
    }

    private void step(PlannedStatement statement) {
        var loss = losses.find(statement);
        database.execute("SAVEPOINT " + STEP);
        SqlFailure failure = database.tryExecute(statement.sql());
        if (failure == null) {
            database.execute("RELEASE SAVEPOINT " + STEP);
            loss.ifPresent(findings::add);
            return;
        }
        database.execute("ROLLBACK TO SAVEPOINT " + STEP);
        if (ConflictProbes.isAboutRows(failure)) {
            addConflict(conflicts.explain(statement, failure));
        } else if (findings.stream().noneMatch(DataFinding::isConflict)) {
            // Behind a conflict the rest may fail only because the refused statement is missing.
            findings.add(conflicts.unexplained(statement.object(), failure));
        }
    }

    // An enum value in use was already told, with its rows; the conversion that fails for it says nothing new.
    private void addConflict(DataFinding conflict) {
        boolean told = findings.stream().anyMatch(finding -> finding.key().contains(":"))
                && conflict.sentence().contains("invalid input value for enum");
        if (!told) {
            findings.add(conflict);
        }
    }
}

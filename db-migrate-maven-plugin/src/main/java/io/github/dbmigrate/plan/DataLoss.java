package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.SchemaObject;
import io.github.dbmigrate.schema.SqlFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a proven migration does to the rows that are there now: the statements run on the development database in one
 * transaction that is rolled back, and before each that drops or converts something its rows are counted. So what is found is
 * what applying would meet. The locks it takes are those of applying, for five minutes at most.
 */
public final class DataLoss {

    /** How long all counting together may take; what is not counted by then is told without a number. */
    public static final Duration BUDGET = Duration.ofSeconds(60);

    /** How long the rehearsal may hold its locks on a database that others may work on. */
    static final Duration LIMIT = Duration.ofMinutes(5);

    private static final String STEP = "db_migrate_step";
    private static final String LOCK_TIMEOUT = "10s";

    private final Catalog before;
    private final Catalog after;
    private final Database database;
    private final Duration limit;
    private final List<DataFinding> findings = new ArrayList<>();
    private final EnumUses enumUses;
    private final AttributeUses attributeUses;
    private final LossProbes losses;
    private final ConflictProbes conflicts;
    private String ownLimit = "NULL";

    private DataLoss(
            Catalog before,
            Catalog after,
            PlanOptions renames,
            CatalogScope scope,
            Database database,
            Duration budget,
            Duration limit) {
        RowProbe probe = new RowProbe(database, budget);
        this.before = before;
        this.after = after;
        this.database = database;
        this.limit = limit;
        this.enumUses = new EnumUses(before, after, renames, scope, probe);
        this.attributeUses = new AttributeUses(before, after, renames, scope, probe);
        this.losses = new LossProbes(scope, probe);
        this.conflicts = new ConflictProbes(after, scope, probe);
    }

    /**
     * Looks at the rows; changes nothing. Problems: {@code STATEMENT_LOCKED}, {@code STATEMENT_TIMEOUT}, {@code
     * STATEMENT_FAILED} when the server itself is in trouble, so that nobody knows what the rows would meet.
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
        return find(proof, before, after, renames, scope, database, budget, LIMIT);
    }

    static List<DataFinding> find(
            Proof proof,
            Catalog before,
            Catalog after,
            PlanOptions renames,
            CatalogScope scope,
            Database database,
            Duration budget,
            Duration limit) {
        return proof.up().isEmpty()
                ? List.of()
                : new DataLoss(before, after, renames, scope, database, budget, limit).rehearse(proof.up(), scope);
    }

    private List<DataFinding> rehearse(List<PlannedStatement> statements, CatalogScope scope) {
        database.execute("BEGIN");
        try {
            ownLimit = readOwnLimit();
            database.execute("SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
            database.execute(SearchPath.setLocal(scope));
            makeNamespace(scope.managedNamespace());
            findings.addAll(enumUses.find());
            findings.addAll(attributeUses.find());
            rehearse(statements);
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

    private void rehearse(List<PlannedStatement> statements) {
        List<PlannedStatement> together = new ArrayList<>();
        for (PlannedStatement statement : statements) {
            if (meetsNoRow(statement)) {
                together.add(statement);
            } else {
                stepTogether(together);
                together.clear();
                step(statement);
            }
        }
        stepTogether(together);
    }

    /** True of a new object that stands on nothing that was there before: it takes no time, and nothing is lost by it. */
    private boolean meetsNoRow(PlannedStatement statement) {
        SchemaObject made = after.find(statement.object());
        return statement.action() == Action.CREATE
                && statement.copy() == null
                && statement.object().kind() != Kind.MATERIALIZED_VIEW
                && before.find(statement.object()) == null
                && made != null
                && (made.parent() == null || before.find(made.parent()) == null);
    }

    /** One by one where one of them is refused, to tell which and why. */
    private void stepTogether(List<PlannedStatement> statements) {
        if (statements.size() < 2 || !areTaken(statements)) {
            statements.forEach(this::step);
        }
    }

    private boolean areTaken(List<PlannedStatement> statements) {
        List<String> limited = new ArrayList<>();
        for (PlannedStatement statement : statements) {
            limited.add(timeLimit());
            limited.add(statement.sql());
        }
        database.execute("SAVEPOINT " + STEP);
        boolean all = database.tryExecuteAll(limited) == null;
        database.execute((all ? "RELEASE SAVEPOINT " : "ROLLBACK TO SAVEPOINT ") + STEP);
        return all;
    }

    private void step(PlannedStatement statement) {
        List<DataFinding> lost = losses.find(statement);
        database.execute("SAVEPOINT " + STEP);
        limitTime();
        SqlFailure failure = database.tryExecute(statement.sql());
        if (failure == null) {
            database.execute("RELEASE SAVEPOINT " + STEP);
            findings.addAll(lost);
            return;
        }
        database.execute("ROLLBACK TO SAVEPOINT " + STEP);
        RehearsalProblems.notAboutRows(statement, failure, database.name()).ifPresent(problem -> {
            throw problem.exception();
        });
        if (ConflictProbes.isAboutRows(failure)) {
            addConflict(conflicts.explain(statement, failure));
        } else if (findings.stream().noneMatch(DataFinding::isConflict)) {
            // Behind a conflict the rest may fail only because the refused statement is missing.
            findings.add(conflicts.unexplained(statement.object(), failure));
        }
    }

    // The server's clock measures, from the begin of the transaction on. A narrower limit of the role's own stays.
    private void limitTime() {
        database.query(timeLimit());
    }

    private String timeLimit() {
        return "SELECT pg_catalog.set_config('statement_timeout', least(" + ownLimit + ", greatest(1, "
                + limit.toMillis()
                + " - 1000 * extract(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp())))"
                + "::bigint::text, true)";
    }

    /** In milliseconds; {@code NULL}, which {@code least} passes over, when there is none. */
    private String readOwnLimit() {
        return String.valueOf(database.query("SELECT coalesce(nullif(setting, '0'), 'NULL') FROM pg_catalog.pg_settings"
                        + " WHERE name = 'statement_timeout'")
                .get(0)
                .get(0));
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

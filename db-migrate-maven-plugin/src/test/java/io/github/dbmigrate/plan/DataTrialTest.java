package io.github.dbmigrate.plan;

import static io.github.dbmigrate.plan.Rows.SCOPE;
import static io.github.dbmigrate.plan.Rows.only;
import static io.github.dbmigrate.plan.Rows.proof;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.testing.TestDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the trial on the rows may take and see: time, locks, rights. */
class DataTrialTest {

    @AutoClose
    private final Rows rows = new Rows();

    @Test
    void new_objects_have_no_more_time_than_the_trial() {
        Catalog before = rows.database.readCatalog(SCOPE);
        try (JdbcDatabase wanted = TestDatabases.create(TestPostgres.get())) {
            wanted.execute("CREATE TABLE a (x int); CREATE TABLE b (x int)");
            Proof proof = proof(
                    Statements.create(Kind.TABLE, "public.a", "CREATE TABLE public.a (x int)"),
                    Statements.create(Kind.TABLE, "public.b", "SELECT pg_sleep(600)"));
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> DataLoss.find(
                            proof,
                            before,
                            wanted.readCatalog(SCOPE),
                            PlanOptions.of(17),
                            SCOPE,
                            rows.database,
                            DataLoss.BUDGET,
                            Duration.ofMillis(300)))
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.STATEMENT_TIMEOUT));
        }
    }

    @Test
    void a_count_that_takes_too_long_is_told_without_a_number() {
        rows.given("CREATE TABLE t (x int)", "INSERT INTO t SELECT generate_series(1, 300000)");
        Catalog before = rows.database.readCatalog(SCOPE);
        Proof proof =
                new Proof(List.of(Statements.drop(Kind.TABLE, "public.t", "DROP TABLE public.t")), List.of(), "17");
        List<DataFinding> findings =
                DataLoss.find(proof, before, before, PlanOptions.of(17), SCOPE, rows.database, Duration.ZERO);
        assertThat(only(findings).count()).isEmpty();
        assertThat(only(findings).sentence()).isEqualTo("Table t is dropped with an unknown number of rows.");
    }

    @Test
    void a_column_is_told_too_when_the_time_for_counting_is_spent() {
        rows.given("CREATE TABLE t (x int, y int)", "INSERT INTO t SELECT n, n FROM generate_series(1, 300000) AS n");
        Catalog before = rows.database.readCatalog(SCOPE);
        Proof proof = proof(
                Statements.drop(Kind.COLUMN, "public.t.x", "ALTER TABLE public.t DROP COLUMN x"),
                Statements.alter(
                        Kind.COLUMN, "public.t.y", "ALTER TABLE public.t ALTER COLUMN y TYPE smallint USING 1"));
        assertThat(DataLoss.find(proof, before, before, PlanOptions.of(17), SCOPE, rows.database, Duration.ZERO))
                .extracting(DataFinding::sentence)
                .containsExactly("Column t.x is dropped with an unknown number of values that are not null.");
    }

    @Test
    void rows_that_row_security_hides_are_not_taken_for_none() {
        rows.given(
                "CREATE TABLE t (x int)",
                "INSERT INTO t VALUES (1)",
                "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE t FORCE ROW LEVEL SECURITY",
                "ALTER TABLE t OWNER TO pg_monitor",
                "SET ROLE pg_monitor");
        assertThat(only(rows.meet("SELECT 1", Statements.drop(Kind.TABLE, "public.t", "DROP TABLE public.t")))
                        .sentence())
                .isEqualTo("Table t is dropped with an unknown number of rows.");
        assertThat(rows.database.query("SHOW row_security")).containsExactly(List.of("on"));
    }

    @Test
    void the_trial_ends_with_its_time_and_leaves_no_limit_behind() {
        Catalog before = rows.database.readCatalog(SCOPE);
        Proof proof = proof(Statements.alter(Kind.TABLE, "public.t", "SELECT pg_sleep(600)"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> DataLoss.find(
                        proof,
                        before,
                        before,
                        PlanOptions.of(17),
                        SCOPE,
                        rows.database,
                        DataLoss.BUDGET,
                        Duration.ofMillis(50)))
                .satisfies(raised -> assertThat(raised.problem().code()).isEqualTo(ProblemCode.STATEMENT_TIMEOUT));
        assertThat(rows.database.query("SHOW statement_timeout")).containsExactly(List.of("0"));
    }

    @Test
    void a_narrower_limit_of_the_role_holds_in_the_trial_after_a_count_too() {
        rows.given("CREATE TABLE t (x int)", "INSERT INTO t VALUES (1)");
        Catalog before = rows.database.readCatalog(SCOPE);
        Proof proof = proof(
                Statements.drop(Kind.TABLE, "public.t", "DROP TABLE public.t"),
                Statements.alter(Kind.TABLE, "public.t", "SELECT pg_sleep(600)"));
        rows.given("SET statement_timeout = '3s'");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> DataLoss.find(proof, before, before, PlanOptions.of(17), SCOPE, rows.database))
                .satisfies(raised -> assertThat(raised.problem().code()).isEqualTo(ProblemCode.STATEMENT_TIMEOUT));
        assertThat(rows.database.query("SHOW statement_timeout")).containsExactly(List.of("3s"));
    }

    @Test
    void a_lock_that_is_not_had_is_no_conflict_with_the_rows() {
        Catalog before = rows.database.readCatalog(SCOPE);
        Proof proof = proof(
                Statements.alter(
                        Kind.TABLE,
                        "public.t",
                        "DO $$ BEGIN RAISE EXCEPTION 'canceling statement due to lock timeout' USING ERRCODE = '55P03'; END $$"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> DataLoss.find(proof, before, before, PlanOptions.of(17), SCOPE, rows.database))
                .satisfies(raised -> assertThat(raised.problem().code()).isEqualTo(ProblemCode.STATEMENT_LOCKED));
    }
}

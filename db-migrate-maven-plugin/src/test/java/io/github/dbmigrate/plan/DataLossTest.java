package io.github.dbmigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.testing.TestDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a plan would do to the rows that are there: what is lost, what stands in its way, and what cannot be told. */
class DataLossTest {

    private static final CatalogScope SCOPE = CatalogScope.DEFAULT;

    private final JdbcDatabase database = TestDatabases.create(TestPostgres.get());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_dropped_table_is_a_loss_of_its_rows() {
        given("CREATE TABLE users (id int)", "INSERT INTO users SELECT generate_series(1, 3)");
        DataFinding finding =
                only(meet("SELECT 1", Statements.drop(Kind.TABLE, "public.users", "DROP TABLE public.users")));
        assertThat(finding.isLoss()).isTrue();
        assertThat(finding.key()).isEqualTo("users");
        assertThat(finding.count()).hasValue(3);
        assertThat(finding.sentence()).isEqualTo("Table users is dropped with 3 rows.");
    }

    @Test
    void an_empty_table_is_dropped_without_a_word() {
        given("CREATE TABLE users (id int)");
        assertThat(meet("SELECT 1", Statements.drop(Kind.TABLE, "public.users", "DROP TABLE public.users")))
                .isEmpty();
    }

    @Test
    void rows_of_children_that_stay_are_not_lost_with_their_parent() {
        given(
                "CREATE TABLE parent (id int)",
                "CREATE TABLE child (id int) INHERITS (parent)",
                "INSERT INTO child VALUES (1)");
        assertThat(meet(
                        "CREATE TABLE child (id int)",
                        Statements.alter(
                                Kind.TABLE, "public.child", "ALTER TABLE public.child NO INHERIT public.parent"),
                        Statements.drop(Kind.TABLE, "public.parent", "DROP TABLE public.parent")))
                .isEmpty();
    }

    @Test
    void rows_of_partitions_go_with_their_table() {
        given(
                "CREATE TABLE event (at int) PARTITION BY RANGE (at)",
                "CREATE TABLE event_1 PARTITION OF event DEFAULT",
                "INSERT INTO event VALUES (1), (2)");
        DataFinding finding =
                only(meet("SELECT 1", Statements.drop(Kind.TABLE, "public.event", "DROP TABLE public.event")));
        assertThat(finding.count()).hasValue(2);
    }

    @Test
    void a_dropped_column_is_a_loss_of_its_values_and_nulls_do_not_count() {
        given("CREATE TABLE users (id int, fax text)", "INSERT INTO users VALUES (1, '12'), (2, NULL)");
        DataFinding finding = only(meet(
                "CREATE TABLE users (id int)",
                Statements.drop(Kind.COLUMN, "public.users.fax", "ALTER TABLE public.users DROP COLUMN fax")));
        assertThat(finding.key()).isEqualTo("users.fax");
        assertThat(finding.sentence()).isEqualTo("Column users.fax is dropped with 1 value that is not null.");
    }

    @Test
    void names_that_need_quotes_keep_them_in_the_key() {
        given(
                "CREATE SCHEMA \"My App\"",
                "CREATE TABLE \"My App\".\"User\" (\"first name\" text)",
                "INSERT INTO \"My App\".\"User\" VALUES ('x')");
        DataFinding finding = only(meet(
                "SELECT 1",
                Statements.drop(
                        Kind.COLUMN,
                        "\"My App\".\"User\".\"first name\"",
                        "ALTER TABLE \"My App\".\"User\" DROP COLUMN \"first name\"")));
        assertThat(finding.key()).isEqualTo("\"My App\".\"User\".\"first name\"");
        assertThat(DataLossConsent.parse("other,\"My App\".\"User\".\"first name\"")
                        .covers(finding))
                .isTrue();
    }

    @Test
    void a_generated_column_holds_nothing_of_its_own() {
        given("CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED)", "INSERT INTO t VALUES (1)");
        assertThat(meet(
                        "CREATE TABLE t (a int)",
                        Statements.drop(Kind.COLUMN, "public.t.b", "ALTER TABLE public.t DROP COLUMN b")))
                .isEmpty();
    }

    @Test
    void a_materialized_view_loses_nothing() {
        given("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)", "CREATE MATERIALIZED VIEW m AS SELECT a FROM t");
        assertThat(meet(
                        "CREATE TABLE t (a int)",
                        Statements.drop(Kind.MATERIALIZED_VIEW, "public.m", "DROP MATERIALIZED VIEW public.m")))
                .isEmpty();
    }

    @Test
    void a_column_of_a_table_renamed_before_is_found_under_its_new_name() {
        given("CREATE TABLE people (id int, fax text)", "INSERT INTO people VALUES (1, '12')");
        DataFinding finding = only(meet(
                "CREATE TABLE users (id int)",
                Statements.rename(Kind.TABLE, "public.users", "ALTER TABLE public.people RENAME TO users"),
                Statements.drop(Kind.COLUMN, "public.users.fax", "ALTER TABLE public.users DROP COLUMN fax")));
        assertThat(finding.key()).isEqualTo("users.fax");
    }

    @Test
    void not_null_over_nulls_is_a_conflict() {
        given("CREATE TABLE users (phone text)", "INSERT INTO users VALUES (NULL), (NULL), ('1')");
        DataFinding finding = only(meet(
                "CREATE TABLE users (phone text NOT NULL)",
                Statements.alter(
                        Kind.COLUMN,
                        "public.users.phone",
                        "ALTER TABLE public.users ALTER COLUMN phone SET NOT NULL")));
        assertThat(finding.isConflict()).isTrue();
        assertThat(finding.sentence()).isEqualTo("Column users.phone becomes NOT NULL, but 2 rows of users hold NULL.");
        assertThat(finding.wantsValue()).isTrue();
        assertThat(finding.remedies().get(0).commands())
                .containsExactly("mvn db-migrate:dev -Ddb-migrate.backfill=\"users.phone:'unknown'\"");
        assertThat(finding.remedies().get(1).commands())
                .contains("UPDATE public.users SET phone = <value> WHERE phone IS NULL;");
    }

    @Test
    void a_new_column_that_must_have_a_value_is_a_conflict_with_rows_only() {
        PlannedStatement add = Statements.create(
                Kind.COLUMN, "public.users.phone", "ALTER TABLE public.users ADD COLUMN phone text NOT NULL");
        String after = "CREATE TABLE users (id int, phone text NOT NULL)";
        given("CREATE TABLE users (id int)");
        assertThat(meet(after, add)).isEmpty();
        given("INSERT INTO users VALUES (1)");
        assertThat(only(meet(after, add)).sentence())
                .isEqualTo(
                        "Column users.phone is added as NOT NULL without a value for the rows that are there: users has"
                                + " 1 row.");
    }

    @Test
    void duplicates_under_a_new_unique_constraint_are_a_conflict() {
        given(
                "CREATE TABLE users (a int, b int)",
                "INSERT INTO users VALUES (1, 1), (1, 1), (1, 1), (2, 2), (2, 2), (3, 3)");
        DataFinding finding = only(meet(
                "CREATE TABLE users (a int, b int, CONSTRAINT u UNIQUE (a, b))",
                Statements.create(
                        Kind.CONSTRAINT, "public.users.u", "ALTER TABLE public.users ADD CONSTRAINT u UNIQUE (a, b)")));
        assertThat(finding.sentence())
                .isEqualTo("users.u wants (a, b) of users to be unique, but 2 values occur more than once, in 5 rows.");
    }

    @Test
    void duplicates_under_a_partial_unique_index_over_an_expression_are_counted_where_it_looks() {
        given(
                "CREATE TABLE users (mail text, active boolean)",
                "INSERT INTO users VALUES ('A', true), ('a', true), ('b', false), ('B', false)");
        DataFinding finding = only(meet(
                "CREATE TABLE users (mail text, active boolean); CREATE UNIQUE INDEX i ON users (lower(mail)) WHERE active",
                Statements.create(
                        Kind.INDEX,
                        "public.i",
                        "CREATE UNIQUE INDEX i ON public.users USING btree (lower(mail)) WHERE active")));
        assertThat(finding.sentence())
                .isEqualTo(
                        "i wants (lower(mail)) of users to be unique, but 1 value occurs more than once, in 2 rows.");
    }

    @Test
    void rows_that_break_a_new_check_are_a_conflict() {
        given("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1), (-1), (-2), (NULL)");
        DataFinding finding = only(meet(
                "CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0))",
                Statements.create(
                        Kind.CONSTRAINT,
                        "public.t.positive",
                        "ALTER TABLE public.t ADD CONSTRAINT positive CHECK ((a > 0))")));
        assertThat(finding.sentence()).isEqualTo("Check t.positive does not hold for 2 rows of t.");
    }

    @Test
    void rows_that_point_nowhere_are_a_conflict_with_a_new_foreign_key() {
        given(
                "CREATE TABLE a (id int PRIMARY KEY)",
                "CREATE TABLE b (a_id int)",
                "INSERT INTO a VALUES (1)",
                "INSERT INTO b VALUES (1), (7), (NULL)");
        DataFinding finding = only(meet(
                "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a_id int CONSTRAINT f REFERENCES a)",
                Statements.create(
                        Kind.CONSTRAINT,
                        "public.b.f",
                        "ALTER TABLE public.b ADD CONSTRAINT f FOREIGN KEY (a_id) REFERENCES public.a (id)")));
        assertThat(finding.sentence()).isEqualTo("Foreign key b.f is broken by 1 row of b that points to no row of a.");
    }

    @Test
    void rows_that_break_a_new_exclusion_are_a_conflict() {
        given("CREATE TABLE t (r int4range)", "INSERT INTO t VALUES ('[1,5)'), ('[3,9)')");
        DataFinding finding = only(meet(
                "CREATE TABLE t (r int4range, CONSTRAINT e EXCLUDE USING gist (r WITH &&))",
                Statements.create(
                        Kind.CONSTRAINT,
                        "public.t.e",
                        "ALTER TABLE public.t ADD CONSTRAINT e EXCLUDE USING gist (r WITH &&)")));
        assertThat(finding.isConflict()).isTrue();
        assertThat(finding.count()).hasValue(2);
        assertThat(finding.sentence()).isEqualTo("Exclusion t.e does not hold: 2 rows of t conflict with another.");
    }

    @Test
    void a_primary_key_over_nulls_is_a_conflict() {
        given("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1), (NULL)");
        DataFinding finding = only(meet(
                "CREATE TABLE t (a int CONSTRAINT k PRIMARY KEY)",
                Statements.create(
                        Kind.CONSTRAINT, "public.t.k", "ALTER TABLE public.t ADD CONSTRAINT k PRIMARY KEY (a)")));
        assertThat(finding.sentence()).isEqualTo("Primary key (a) of t allows no NULL, but 1 row holds one.");
    }

    @Test
    void an_enum_value_in_use_is_a_conflict_told_once() {
        given(
                "CREATE TYPE status AS ENUM ('new', 'archived')",
                "CREATE TABLE t (s status, many status[])",
                "INSERT INTO t VALUES ('new', '{}'), ('archived', '{new}'), ('archived', '{archived,new}')");
        List<DataFinding> findings = meet(
                "CREATE TYPE status AS ENUM ('new'); CREATE TABLE t (s status, many status[])",
                Statements.rename(Kind.ENUM, "public.status_old", "ALTER TYPE public.status RENAME TO status_old"),
                Statements.create(Kind.ENUM, "public.status", "CREATE TYPE public.status AS ENUM ('new')"),
                Statements.alter(
                        Kind.COLUMN,
                        "public.t.s",
                        "ALTER TABLE public.t ALTER COLUMN s TYPE public.status USING s::text::public.status"));
        assertThat(findings).extracting(DataFinding::key).containsExactly("status:archived", "status:archived");
        assertThat(findings)
                .extracting(DataFinding::sentence)
                .containsExactly(
                        "Value 'archived' is taken out of status, but 1 row of t.many holds it.",
                        "Value 'archived' is taken out of status, but 2 rows of t.s hold it.");
        assertThat(findings).allMatch(DataFinding::isConflict);
    }

    @Test
    void a_cast_that_fails_is_a_conflict_with_the_number_of_values() {
        given("CREATE TABLE t (x text)", "INSERT INTO t VALUES ('1'), ('two'), ('three'), (NULL)");
        DataFinding finding = only(meet(
                "CREATE TABLE t (x int)",
                Statements.alter(
                        Kind.COLUMN,
                        "public.t.x",
                        "ALTER TABLE public.t ALTER COLUMN x TYPE integer USING x::integer")));
        assertThat(finding.isConflict()).isTrue();
        assertThat(finding.sentence())
                .startsWith("Column t.x becomes integer, but 2 values cannot be converted: invalid input syntax");
    }

    @Test
    void a_text_that_does_not_fit_is_a_conflict() {
        given("CREATE TABLE t (x text)", "INSERT INTO t VALUES ('short'), ('much too long')");
        DataFinding finding = only(meet(
                "CREATE TABLE t (x varchar(5))",
                Statements.alter(
                        Kind.COLUMN, "public.t.x", "ALTER TABLE public.t ALTER COLUMN x TYPE character varying(5)")));
        assertThat(finding.isConflict()).isTrue();
        assertThat(finding.sentence()).contains("value too long for type character varying(5)");
    }

    @Test
    void values_that_a_narrower_type_rounds_are_a_loss() {
        given("CREATE TABLE t (x numeric(10,4))", "INSERT INTO t VALUES (1.5), (1.2345), (2.0001)");
        DataFinding finding = only(meet(
                "CREATE TABLE t (x numeric(10,2))",
                Statements.alter(Kind.COLUMN, "public.t.x", "ALTER TABLE public.t ALTER COLUMN x TYPE numeric(10,2)")));
        assertThat(finding.isLoss()).isTrue();
        assertThat(finding.sentence())
                .isEqualTo("Column t.x changes from numeric(10,4) to numeric(10,2), which alters 2 values.");
    }

    @Test
    void a_wider_type_loses_nothing() {
        given("CREATE TABLE t (x int, y text)", "INSERT INTO t VALUES (1, '5')");
        assertThat(meet(
                        "CREATE TABLE t (x bigint, y int)",
                        Statements.alter(Kind.COLUMN, "public.t.x", "ALTER TABLE public.t ALTER COLUMN x TYPE bigint"),
                        Statements.alter(
                                Kind.COLUMN,
                                "public.t.y",
                                "ALTER TABLE public.t ALTER COLUMN y TYPE integer USING y::integer")))
                .isEmpty();
    }

    @Test
    void a_statement_that_fails_for_another_reason_is_told_too() {
        given("CREATE TABLE t (x int)", "CREATE VIEW unknown_here AS SELECT x FROM t", "INSERT INTO t VALUES (1)");
        List<DataFinding> findings = meet("SELECT 1", Statements.drop(Kind.TABLE, "public.t", "DROP TABLE public.t"));
        assertThat(only(findings).isConflict()).isTrue();
        assertThat(only(findings).sentence()).contains("cannot drop table", "unknown_here");
    }

    @Test
    void what_follows_a_conflict_is_not_blamed_for_it() {
        given("CREATE TABLE t (x int)", "INSERT INTO t VALUES (1)");
        List<DataFinding> findings = meet(
                "CREATE TABLE t (x int, y int NOT NULL); CREATE INDEX i ON t (y)",
                Statements.create(Kind.COLUMN, "public.t.y", "ALTER TABLE public.t ADD COLUMN y integer NOT NULL"),
                Statements.create(Kind.INDEX, "public.i", "CREATE INDEX i ON public.t USING btree (y)"));
        assertThat(only(findings).key()).isEqualTo("t.y");
    }

    @Test
    void of_new_tables_the_one_that_is_refused_is_told() {
        given("CREATE TABLE old (x int)");
        List<DataFinding> findings = meet(
                "CREATE TABLE old (x int); CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE TABLE c (x int)",
                Statements.create(Kind.TABLE, "public.a", "CREATE TABLE public.a (x int)"),
                Statements.create(Kind.TABLE, "public.b", "CREATE TABLE public.b (x nonsense)"),
                Statements.create(Kind.TABLE, "public.c", "CREATE TABLE public.c AS SELECT x FROM public.a"));
        assertThat(only(findings).object()).isEqualTo(new ObjectId(Kind.TABLE, "public.b"));
    }

    @Test
    void new_objects_have_no_more_time_than_the_trial() {
        Catalog before = database.readCatalog(SCOPE);
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
                            database,
                            DataLoss.BUDGET,
                            Duration.ofMillis(300)))
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.STATEMENT_TIMEOUT));
        }
    }

    @Test
    void nothing_is_changed() {
        given("CREATE TABLE t (x int)", "INSERT INTO t VALUES (1)");
        meet("SELECT 1", Statements.drop(Kind.TABLE, "public.t", "DROP TABLE public.t"));
        assertThat(database.query("SELECT x FROM t")).containsExactly(List.of("1"));
    }

    @Test
    void a_count_that_takes_too_long_is_told_without_a_number() {
        given("CREATE TABLE t (x int)", "INSERT INTO t SELECT generate_series(1, 300000)");
        Catalog before = database.readCatalog(SCOPE);
        Proof proof =
                new Proof(List.of(Statements.drop(Kind.TABLE, "public.t", "DROP TABLE public.t")), List.of(), "17");
        List<DataFinding> findings =
                DataLoss.find(proof, before, before, PlanOptions.of(17), SCOPE, database, Duration.ZERO);
        assertThat(only(findings).count()).isEmpty();
        assertThat(only(findings).sentence()).isEqualTo("Table t is dropped with an unknown number of rows.");
    }

    @Test
    void a_column_is_told_too_when_the_time_for_counting_is_spent() {
        given("CREATE TABLE t (x int, y int)", "INSERT INTO t SELECT n, n FROM generate_series(1, 300000) AS n");
        Catalog before = database.readCatalog(SCOPE);
        Proof proof = proof(
                Statements.drop(Kind.COLUMN, "public.t.x", "ALTER TABLE public.t DROP COLUMN x"),
                Statements.alter(
                        Kind.COLUMN, "public.t.y", "ALTER TABLE public.t ALTER COLUMN y TYPE smallint USING 1"));
        assertThat(DataLoss.find(proof, before, before, PlanOptions.of(17), SCOPE, database, Duration.ZERO))
                .extracting(DataFinding::sentence)
                .containsExactly("Column t.x is dropped with an unknown number of values that are not null.");
    }

    @Test
    void rows_that_row_security_hides_are_not_taken_for_none() {
        given(
                "CREATE TABLE t (x int)",
                "INSERT INTO t VALUES (1)",
                "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE t FORCE ROW LEVEL SECURITY",
                "ALTER TABLE t OWNER TO pg_monitor",
                "SET ROLE pg_monitor");
        assertThat(only(meet("SELECT 1", Statements.drop(Kind.TABLE, "public.t", "DROP TABLE public.t")))
                        .sentence())
                .isEqualTo("Table t is dropped with an unknown number of rows.");
        assertThat(database.query("SHOW row_security")).containsExactly(List.of("on"));
    }

    @Test
    void the_trial_ends_with_its_time_and_leaves_no_limit_behind() {
        Catalog before = database.readCatalog(SCOPE);
        Proof proof = proof(Statements.alter(Kind.TABLE, "public.t", "SELECT pg_sleep(600)"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> DataLoss.find(
                        proof,
                        before,
                        before,
                        PlanOptions.of(17),
                        SCOPE,
                        database,
                        DataLoss.BUDGET,
                        Duration.ofMillis(50)))
                .satisfies(raised -> assertThat(raised.problem().code()).isEqualTo(ProblemCode.STATEMENT_TIMEOUT));
        assertThat(database.query("SHOW statement_timeout")).containsExactly(List.of("0"));
    }

    @Test
    void a_narrower_limit_of_the_role_holds_in_the_trial_after_a_count_too() {
        given("CREATE TABLE t (x int)", "INSERT INTO t VALUES (1)");
        Catalog before = database.readCatalog(SCOPE);
        Proof proof = proof(
                Statements.drop(Kind.TABLE, "public.t", "DROP TABLE public.t"),
                Statements.alter(Kind.TABLE, "public.t", "SELECT pg_sleep(600)"));
        given("SET statement_timeout = '3s'");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> DataLoss.find(proof, before, before, PlanOptions.of(17), SCOPE, database))
                .satisfies(raised -> assertThat(raised.problem().code()).isEqualTo(ProblemCode.STATEMENT_TIMEOUT));
        assertThat(database.query("SHOW statement_timeout")).containsExactly(List.of("3s"));
    }

    @Test
    void a_lock_that_is_not_had_is_no_conflict_with_the_rows() {
        Catalog before = database.readCatalog(SCOPE);
        Proof proof = proof(
                Statements.alter(
                        Kind.TABLE,
                        "public.t",
                        "DO $$ BEGIN RAISE EXCEPTION 'canceling statement due to lock timeout' USING ERRCODE = '55P03'; END $$"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> DataLoss.find(proof, before, before, PlanOptions.of(17), SCOPE, database))
                .satisfies(raised -> assertThat(raised.problem().code()).isEqualTo(ProblemCode.STATEMENT_LOCKED));
    }

    private static Proof proof(PlannedStatement... statements) {
        return new Proof(List.of(statements), List.of(), "17");
    }

    private void given(String... statements) {
        for (String statement : statements) {
            database.execute(statement);
        }
    }

    private List<DataFinding> meet(String after, PlannedStatement... statements) {
        Catalog before = database.readCatalog(SCOPE);
        try (JdbcDatabase wanted = TestDatabases.create(TestPostgres.get())) {
            wanted.execute(after);
            return DataLoss.find(
                    new Proof(List.of(statements), List.of(), "17"),
                    before,
                    wanted.readCatalog(SCOPE),
                    PlanOptions.of(17),
                    SCOPE,
                    database);
        }
    }

    private static DataFinding only(List<DataFinding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}

package io.github.dbmigrate.plan;

import static io.github.dbmigrate.plan.Rows.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.schema.Kind;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What of the rows that are there a plan would lose, and what it would not. */
class DataLossTest {

    @AutoClose
    private final Rows rows = new Rows();

    @Test
    void a_dropped_table_is_a_loss_of_its_rows() {
        rows.given("CREATE TABLE users (id int)", "INSERT INTO users SELECT generate_series(1, 3)");
        DataFinding finding =
                only(rows.meet("SELECT 1", Statements.drop(Kind.TABLE, "public.users", "DROP TABLE public.users")));
        assertThat(finding.isLoss()).isTrue();
        assertThat(finding.key()).isEqualTo("users");
        assertThat(finding.count()).hasValue(3);
        assertThat(finding.sentence()).isEqualTo("Table users is dropped with 3 rows.");
    }

    @Test
    void an_empty_table_is_dropped_without_a_word() {
        rows.given("CREATE TABLE users (id int)");
        assertThat(rows.meet("SELECT 1", Statements.drop(Kind.TABLE, "public.users", "DROP TABLE public.users")))
                .isEmpty();
    }

    @Test
    void rows_of_children_that_stay_are_not_lost_with_their_parent() {
        rows.given(
                "CREATE TABLE parent (id int)",
                "CREATE TABLE child (id int) INHERITS (parent)",
                "INSERT INTO child VALUES (1)");
        assertThat(rows.meet(
                        "CREATE TABLE child (id int)",
                        Statements.alter(
                                Kind.TABLE, "public.child", "ALTER TABLE public.child NO INHERIT public.parent"),
                        Statements.drop(Kind.TABLE, "public.parent", "DROP TABLE public.parent")))
                .isEmpty();
    }

    @Test
    void rows_of_partitions_go_with_their_table() {
        rows.given(
                "CREATE TABLE event (at int) PARTITION BY RANGE (at)",
                "CREATE TABLE event_1 PARTITION OF event DEFAULT",
                "INSERT INTO event VALUES (1), (2)");
        DataFinding finding =
                only(rows.meet("SELECT 1", Statements.drop(Kind.TABLE, "public.event", "DROP TABLE public.event")));
        assertThat(finding.count()).hasValue(2);
    }

    @Test
    void a_dropped_column_is_a_loss_of_its_values_and_nulls_do_not_count() {
        rows.given("CREATE TABLE users (id int, fax text)", "INSERT INTO users VALUES (1, '12'), (2, NULL)");
        DataFinding finding = only(rows.meet(
                "CREATE TABLE users (id int)",
                Statements.drop(Kind.COLUMN, "public.users.fax", "ALTER TABLE public.users DROP COLUMN fax")));
        assertThat(finding.key()).isEqualTo("users.fax");
        assertThat(finding.sentence()).isEqualTo("Column users.fax is dropped with 1 value that is not null.");
    }

    @Test
    void names_that_need_quotes_keep_them_in_the_key() {
        rows.given(
                "CREATE SCHEMA \"My App\"",
                "CREATE TABLE \"My App\".\"User\" (\"first name\" text)",
                "INSERT INTO \"My App\".\"User\" VALUES ('x')");
        DataFinding finding = only(rows.meet(
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
        rows.given("CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED)", "INSERT INTO t VALUES (1)");
        assertThat(rows.meet(
                        "CREATE TABLE t (a int)",
                        Statements.drop(Kind.COLUMN, "public.t.b", "ALTER TABLE public.t DROP COLUMN b")))
                .isEmpty();
    }

    @Test
    void a_materialized_view_loses_nothing() {
        rows.given(
                "CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)", "CREATE MATERIALIZED VIEW m AS SELECT a FROM t");
        assertThat(rows.meet(
                        "CREATE TABLE t (a int)",
                        Statements.drop(Kind.MATERIALIZED_VIEW, "public.m", "DROP MATERIALIZED VIEW public.m")))
                .isEmpty();
    }

    @Test
    void a_column_of_a_table_renamed_before_is_found_under_its_new_name() {
        rows.given("CREATE TABLE people (id int, fax text)", "INSERT INTO people VALUES (1, '12')");
        DataFinding finding = only(rows.meet(
                "CREATE TABLE users (id int)",
                Statements.rename(Kind.TABLE, "public.users", "ALTER TABLE public.people RENAME TO users"),
                Statements.drop(Kind.COLUMN, "public.users.fax", "ALTER TABLE public.users DROP COLUMN fax")));
        assertThat(finding.key()).isEqualTo("users.fax");
    }

    @Test
    void values_that_a_narrower_type_rounds_are_a_loss() {
        rows.given("CREATE TABLE t (x numeric(10,4))", "INSERT INTO t VALUES (1.5), (1.2345), (2.0001)");
        DataFinding finding = only(rows.meet(
                "CREATE TABLE t (x numeric(10,2))",
                Statements.alter(Kind.COLUMN, "public.t.x", "ALTER TABLE public.t ALTER COLUMN x TYPE numeric(10,2)")));
        assertThat(finding.isLoss()).isTrue();
        assertThat(finding.sentence())
                .isEqualTo("Column t.x changes from numeric(10,4) to numeric(10,2), which alters 2 values.");
    }

    @Test
    void a_wider_type_loses_nothing() {
        rows.given("CREATE TABLE t (x int, y text)", "INSERT INTO t VALUES (1, '5')");
        assertThat(rows.meet(
                        "CREATE TABLE t (x bigint, y int)",
                        Statements.alter(Kind.COLUMN, "public.t.x", "ALTER TABLE public.t ALTER COLUMN x TYPE bigint"),
                        Statements.alter(
                                Kind.COLUMN,
                                "public.t.y",
                                "ALTER TABLE public.t ALTER COLUMN y TYPE integer USING y::integer")))
                .isEmpty();
    }

    @Test
    void nothing_is_changed() {
        rows.given("CREATE TABLE t (x int)", "INSERT INTO t VALUES (1)");
        rows.meet("SELECT 1", Statements.drop(Kind.TABLE, "public.t", "DROP TABLE public.t"));
        assertThat(rows.database.query("SELECT x FROM t")).containsExactly(List.of("1"));
    }
}

package io.github.dbmigrate.plan;

import static io.github.dbmigrate.plan.Rows.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What of the rows that are there a plan cannot run on, told as a sentence with a number. */
class DataConflictTest {

    @AutoClose
    private final Rows rows = new Rows();

    @Test
    void not_null_over_nulls_is_a_conflict() {
        rows.given("CREATE TABLE users (phone text)", "INSERT INTO users VALUES (NULL), (NULL), ('1')");
        DataFinding finding = only(rows.meet(
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
        rows.given("CREATE TABLE users (id int)");
        assertThat(rows.meet(after, add)).isEmpty();
        rows.given("INSERT INTO users VALUES (1)");
        assertThat(only(rows.meet(after, add)).sentence())
                .isEqualTo(
                        "Column users.phone is added as NOT NULL without a value for the rows that are there: users has"
                                + " 1 row.");
    }

    @Test
    void duplicates_under_a_new_unique_constraint_are_a_conflict() {
        rows.given(
                "CREATE TABLE users (a int, b int)",
                "INSERT INTO users VALUES (1, 1), (1, 1), (1, 1), (2, 2), (2, 2), (3, 3)");
        DataFinding finding = only(rows.meet(
                "CREATE TABLE users (a int, b int, CONSTRAINT u UNIQUE (a, b))",
                Statements.create(
                        Kind.CONSTRAINT, "public.users.u", "ALTER TABLE public.users ADD CONSTRAINT u UNIQUE (a, b)")));
        assertThat(finding.sentence())
                .isEqualTo("users.u wants (a, b) of users to be unique, but 2 values occur more than once, in 5 rows.");
    }

    @Test
    void duplicates_under_a_partial_unique_index_over_an_expression_are_counted_where_it_looks() {
        rows.given(
                "CREATE TABLE users (mail text, active boolean)",
                "INSERT INTO users VALUES ('A', true), ('a', true), ('b', false), ('B', false)");
        DataFinding finding = only(rows.meet(
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
        rows.given("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1), (-1), (-2), (NULL)");
        DataFinding finding = only(rows.meet(
                "CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0))",
                Statements.create(
                        Kind.CONSTRAINT,
                        "public.t.positive",
                        "ALTER TABLE public.t ADD CONSTRAINT positive CHECK ((a > 0))")));
        assertThat(finding.sentence()).isEqualTo("Check t.positive does not hold for 2 rows of t.");
    }

    @Test
    void rows_that_point_nowhere_are_a_conflict_with_a_new_foreign_key() {
        rows.given(
                "CREATE TABLE a (id int PRIMARY KEY)",
                "CREATE TABLE b (a_id int)",
                "INSERT INTO a VALUES (1)",
                "INSERT INTO b VALUES (1), (7), (NULL)");
        DataFinding finding = only(rows.meet(
                "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a_id int CONSTRAINT f REFERENCES a)",
                Statements.create(
                        Kind.CONSTRAINT,
                        "public.b.f",
                        "ALTER TABLE public.b ADD CONSTRAINT f FOREIGN KEY (a_id) REFERENCES public.a (id)")));
        assertThat(finding.sentence()).isEqualTo("Foreign key b.f is broken by 1 row of b that points to no row of a.");
    }

    @Test
    void rows_that_break_a_new_exclusion_are_a_conflict() {
        rows.given("CREATE TABLE t (r int4range)", "INSERT INTO t VALUES ('[1,5)'), ('[3,9)')");
        DataFinding finding = only(rows.meet(
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
        rows.given("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1), (NULL)");
        DataFinding finding = only(rows.meet(
                "CREATE TABLE t (a int CONSTRAINT k PRIMARY KEY)",
                Statements.create(
                        Kind.CONSTRAINT, "public.t.k", "ALTER TABLE public.t ADD CONSTRAINT k PRIMARY KEY (a)")));
        assertThat(finding.sentence()).isEqualTo("Primary key (a) of t allows no NULL, but 1 row holds one.");
    }

    @Test
    void an_enum_value_in_use_is_a_conflict_told_once() {
        rows.given(
                "CREATE TYPE status AS ENUM ('new', 'archived')",
                "CREATE TABLE t (s status, many status[])",
                "INSERT INTO t VALUES ('new', '{}'), ('archived', '{new}'), ('archived', '{archived,new}')");
        List<DataFinding> findings = rows.meet(
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
        rows.given("CREATE TABLE t (x text)", "INSERT INTO t VALUES ('1'), ('two'), ('three'), (NULL)");
        DataFinding finding = only(rows.meet(
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
        rows.given("CREATE TABLE t (x text)", "INSERT INTO t VALUES ('short'), ('much too long')");
        DataFinding finding = only(rows.meet(
                "CREATE TABLE t (x varchar(5))",
                Statements.alter(
                        Kind.COLUMN, "public.t.x", "ALTER TABLE public.t ALTER COLUMN x TYPE character varying(5)")));
        assertThat(finding.isConflict()).isTrue();
        assertThat(finding.sentence()).contains("value too long for type character varying(5)");
    }

    @Test
    void a_statement_that_fails_for_another_reason_is_told_too() {
        rows.given("CREATE TABLE t (x int)", "CREATE VIEW unknown_here AS SELECT x FROM t", "INSERT INTO t VALUES (1)");
        List<DataFinding> findings =
                rows.meet("SELECT 1", Statements.drop(Kind.TABLE, "public.t", "DROP TABLE public.t"));
        assertThat(only(findings).isConflict()).isTrue();
        assertThat(only(findings).sentence()).contains("cannot drop table", "unknown_here");
    }

    @Test
    void what_follows_a_conflict_is_not_blamed_for_it() {
        rows.given("CREATE TABLE t (x int)", "INSERT INTO t VALUES (1)");
        List<DataFinding> findings = rows.meet(
                "CREATE TABLE t (x int, y int NOT NULL); CREATE INDEX i ON t (y)",
                Statements.create(Kind.COLUMN, "public.t.y", "ALTER TABLE public.t ADD COLUMN y integer NOT NULL"),
                Statements.create(Kind.INDEX, "public.i", "CREATE INDEX i ON public.t USING btree (y)"));
        assertThat(only(findings).key()).isEqualTo("t.y");
    }

    @Test
    void of_new_tables_the_one_that_is_refused_is_told() {
        rows.given("CREATE TABLE old (x int)");
        List<DataFinding> findings = rows.meet(
                "CREATE TABLE old (x int); CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE TABLE c (x int)",
                Statements.create(Kind.TABLE, "public.a", "CREATE TABLE public.a (x int)"),
                Statements.create(Kind.TABLE, "public.b", "CREATE TABLE public.b (x nonsense)"),
                Statements.create(Kind.TABLE, "public.c", "CREATE TABLE public.c AS SELECT x FROM public.a"));
        assertThat(only(findings).object()).isEqualTo(new ObjectId(Kind.TABLE, "public.b"));
    }
}

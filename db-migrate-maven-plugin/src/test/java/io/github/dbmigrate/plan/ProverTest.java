package io.github.dbmigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.Fact;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.DriftSummary;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import io.github.dbmigrate.testing.TestDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProverTest {

    private static final CatalogScope SCOPE = CatalogScope.DEFAULT;
    private static final ObjectId CHECK = new ObjectId(Kind.CONSTRAINT, "public.t.c");

    private final JdbcDatabase shadow = TestDatabases.create(TestPostgres.get());

    @AfterEach
    void close() {
        shadow.close();
    }

    @Test
    void both_halves_run_and_the_shadow_is_as_before_afterwards() {
        shadow.execute("CREATE TABLE users (id int)");
        Catalog before = shadow.readCatalog(SCOPE);
        Proof proof = prove("CREATE TABLE users (id int, phone text)");
        assertThat(proof.up())
                .extracting(PlannedStatement::sql)
                .containsExactly("ALTER TABLE public.users ADD COLUMN phone text");
        assertThat(proof.down())
                .extracting(PlannedStatement::sql)
                .containsExactly("ALTER TABLE public.users DROP COLUMN phone");
        assertThat(proof.serverVersion()).isEqualTo(shadow.version());
        assertThat(DriftSummary.between(before, shadow.readCatalog(SCOPE)).lines())
                .isEmpty();
    }

    @Test
    void nothing_to_do_is_an_empty_proof() {
        shadow.execute("CREATE TABLE users (id int)");
        assertThat(prove("CREATE TABLE users (id int)").isEmpty()).isTrue();
    }

    @Test
    void a_text_that_postgresql_prints_otherwise_after_a_reload_is_no_difference() {
        Catalog after = with(
                catalog("CREATE TABLE t (n int CONSTRAINT c CHECK (n > 0))"), CHECK, "definition", "CHECK (n > 0)");
        Proof first = Prover.prove(shadow, shadow.readCatalog(SCOPE), after, PlanOptions.of(17), SCOPE);
        assertThat(first.up()).hasSize(1);
        shadow.execute(first.up().get(0).sql());
        Catalog replayed = shadow.readCatalog(SCOPE);
        assertThat(DriftSummary.between(after, replayed).lines()).isNotEmpty();
        assertThat(Prover.prove(shadow, replayed, after, PlanOptions.of(17), SCOPE)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void only_the_real_change_is_written_beside_one_in_print() {
        shadow.execute("CREATE TABLE t (n int CONSTRAINT c CHECK (n > 0))");
        Catalog after = with(
                catalog("CREATE TABLE t (n int CONSTRAINT c CHECK (n > 0), m int)"),
                CHECK,
                "definition",
                "CHECK (n > 0)");
        Proof proof = Prover.prove(shadow, shadow.readCatalog(SCOPE), after, PlanOptions.of(17), SCOPE);
        assertThat(proof.up())
                .extracting(PlannedStatement::sql)
                .containsExactly("ALTER TABLE public.t ADD COLUMN m integer");
    }

    @Test
    void a_real_change_of_an_expression_is_never_taken_for_one_in_print() {
        shadow.execute("CREATE TABLE t (n varchar(5) CONSTRAINT c CHECK (n IN ('x', 'y')))");
        Proof proof = prove("CREATE TABLE t (n varchar(5) CONSTRAINT c CHECK (n IN ('x', 'z')))");
        assertThat(proof.up()).isNotEmpty();
    }

    @Test
    void a_rename_keeps_the_rows_in_both_halves() {
        shadow.execute("CREATE TABLE people (id int, fax text); CREATE INDEX people_fax ON people (fax)");
        Map<ObjectId, ObjectId> renames = Map.of(
                new ObjectId(Kind.TABLE, "public.people"), new ObjectId(Kind.TABLE, "public.users"),
                new ObjectId(Kind.COLUMN, "public.people.fax"), new ObjectId(Kind.COLUMN, "public.users.phone"));
        Proof proof = prove(
                "CREATE TABLE users (id int, phone text, mail text); CREATE INDEX users_phone ON users (phone)",
                PlanOptions.of(17).withRenames(renames));
        shadow.execute("INSERT INTO people VALUES (1, '12')");
        proof.up().forEach(statement -> shadow.execute(statement.sql()));
        assertThat(shadow.query("SELECT id, phone FROM users")).containsExactly(List.of("1", "12"));
        proof.down().forEach(statement -> shadow.execute(statement.sql()));
        assertThat(shadow.query("SELECT id, fax FROM people")).containsExactly(List.of("1", "12"));
    }

    @Test
    void a_function_and_a_table_that_name_each_other_are_made() {
        Proof proof = prove("SET check_function_bodies = off;"
                + "CREATE FUNCTION next_no() RETURNS int LANGUAGE sql AS 'SELECT count(*)::int FROM public.t';"
                + "CREATE TABLE t (no int DEFAULT next_no())");
        assertThat(proof.up()).isNotEmpty();
    }

    @Test
    void what_has_no_statement_is_refused_with_kind_object_property_and_both_values() {
        shadow.execute("CREATE TABLE m (at date NOT NULL) PARTITION BY RANGE (at)");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> prove("CREATE UNLOGGED TABLE m (at date NOT NULL) PARTITION BY RANGE (at)"))
                .satisfies(e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.PLAN_UNSUPPORTED);
                    Fact fact = e.problem().facts().get(0);
                    assertThat(fact.name()).isEqualTo("table public.m");
                    assertThat(fact.value()).startsWith("unlogged from nothing to true");
                    assertThat(e.problem().remedies()).isNotEmpty();
                });
    }

    @Test
    void a_statement_that_postgresql_refuses_is_named_with_its_reason_and_nothing_stays() {
        shadow.execute("CREATE TABLE t (a int)");
        ObjectId view = new ObjectId(Kind.VIEW, "public.v");
        Catalog after = with(
                catalog("CREATE TABLE t (a int, b int); CREATE VIEW v AS SELECT b FROM t"),
                view,
                "definition",
                " SELECT missing\n   FROM public.t;");
        Catalog before = shadow.readCatalog(SCOPE);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Prover.prove(shadow, before, after, PlanOptions.of(17), SCOPE))
                .satisfies(e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.PROOF_FAILED);
                    assertThat(e.problem().facts().toString())
                            .contains(
                                    "SELECT missing", "column \"missing\" does not exist", "42703", "- view public.v");
                });
        assertThat(DriftSummary.between(before, shadow.readCatalog(SCOPE)).lines())
                .isEmpty();
    }

    @Test
    void an_owner_whose_name_needs_quotes_gets_them() {
        shadow.execute("CREATE ROLE \"Billing Clerk\"");
        Proof proof = prove("CREATE TABLE t (a int); ALTER TABLE t OWNER TO \"Billing Clerk\"");
        assertThat(proof.up())
                .extracting(PlannedStatement::sql)
                .contains("ALTER TABLE public.t OWNER TO \"Billing Clerk\"");
    }

    @Test
    void the_owner_of_what_no_statement_of_ours_makes_is_changed_all_the_same() {
        shadow.execute("CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false)");
        try {
            Catalog before = shadow.readCatalog(SCOPE);
            ObjectId subscription = new ObjectId(Kind.SUBSCRIPTION, "s");
            SchemaObject old = Objects.requireNonNull(before.find(subscription));
            TreeMap<ObjectId, SchemaObject> objects = new TreeMap<>(before.objects());
            objects.put(
                    subscription,
                    new SchemaObject(
                            subscription, null, old.properties(), "pg_monitor", old.privileges(), old.dependsOn()));
            Plan plan = Planner.plan(before, Catalog.of(objects.values()), PlanOptions.of(17));
            assertThat(plan.statements())
                    .extracting(PlannedStatement::sql)
                    .containsExactly("ALTER SUBSCRIPTION s OWNER TO pg_monitor");
        } finally {
            shadow.execute("ALTER SUBSCRIPTION s SET (slot_name = NONE)");
            shadow.execute("DROP SUBSCRIPTION s");
        }
    }

    /** A catalog in which one object says something else. */
    private static Catalog with(Catalog catalog, ObjectId id, String property, String value) {
        SchemaObject object = Objects.requireNonNull(catalog.find(id));
        TreeMap<String, String> properties = new TreeMap<>(object.properties());
        properties.put(property, value);
        TreeMap<ObjectId, SchemaObject> objects = new TreeMap<>(catalog.objects());
        objects.put(
                id,
                new SchemaObject(
                        id, object.parent(), properties, object.owner(), object.privileges(), object.dependsOn()));
        return Catalog.of(objects.values());
    }

    private static Catalog catalog(String schema) {
        try (JdbcDatabase wanted = TestDatabases.create(TestPostgres.get())) {
            wanted.execute(schema);
            return wanted.readCatalog(SCOPE);
        }
    }

    private Proof prove(String after) {
        return prove(after, PlanOptions.of(17));
    }

    private Proof prove(String after, PlanOptions options) {
        return Prover.prove(shadow, shadow.readCatalog(SCOPE), catalog(after), options, SCOPE);
    }
}

package io.github.dbmigrate.plan;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.TestDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans as they are really made, met with rows. */
class ProvenDataLossTest {

    private static final CatalogScope SCOPE = CatalogScope.DEFAULT;

    private final JdbcDatabase database = TestDatabases.create(TestPostgres.get());

    private Catalog goal = database.readCatalog(SCOPE);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_a_conversion_alters_is_counted_or_told_as_unknown() {
        String before = "CREATE TABLE t (amount numeric(10,2), code text, day text, price text, twice json, once json,"
                + " many integer, label varchar(10), short bigint, \"odd${x}\" numeric(10,4), made integer, fine text)";
        Proof proof = prove(
                before,
                "CREATE TABLE t (amount boolean, code integer, day date, price numeric(10,2), twice jsonb, once jsonb,"
                        + " many integer[], label varchar(20), short integer, \"odd${x}\" numeric(10,2),"
                        + " made integer GENERATED ALWAYS AS (1) STORED, fine integer)");
        assertThat(text(proof).lines().filter(line -> line.startsWith("-- What it loses: ")))
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .contains("whatever is in column t.made, and what the new type cannot keep of ")
                .contains("column t.amount", "column t.code", "column t.\"odd$ {x}\"")
                .doesNotContain("t.label", "t.short", "t.many");
        database.execute(before);
        database.execute(
                "INSERT INTO t VALUES (1.50, '007', '2024-01-01 15:30', '1.239', '{\"a\":1,\"a\":2}', '{\"a\":1}',"
                        + " 7, 'ten', 8, 1.2345, 9, '7')");
        database.execute("INSERT INTO t VALUES (NULL)");
        assertThat(meet(proof))
                .extracting(DataFinding::key, finding -> finding.count().orElse(-1), DataFinding::isLoss)
                .containsExactlyInAnyOrder(
                        tuple("t.amount", -1L, true),
                        tuple("t.code", 1L, true),
                        tuple("t.day", 1L, true),
                        tuple("t.price", 1L, true),
                        tuple("t.twice", 1L, true),
                        tuple("t.\"odd${x}\"", 1L, true),
                        tuple("t.made", 1L, true));
    }

    @Test
    void without_values_there_is_nothing_to_lose() {
        String before = "CREATE TABLE t (amount numeric(10,2), code text)";
        Proof proof = prove(before, "CREATE TABLE t (amount boolean, code integer)");
        database.execute(before);
        database.execute("INSERT INTO t VALUES (NULL, NULL)");
        assertThat(meet(proof)).isEmpty();
    }

    @Test
    void an_attribute_taken_out_of_stored_composites_is_a_loss() {
        String before = "CREATE TYPE address AS (street text, zip text); CREATE TYPE place AS (name text, zip text);"
                + " CREATE DOMAIN somewhere AS place;"
                + " CREATE TABLE t (home address, others address[], hidden somewhere)";
        Proof proof = prove(before, before.replace(", zip text", ""));
        assertThat(text(proof)).contains("whatever is in attribute address.zip, attribute place.zip where it runs.");
        database.execute(before);
        assertThat(meet(proof)).isEmpty();
        database.execute("INSERT INTO t VALUES (ROW('a', '1'), ARRAY[ROW('b', '2'), ROW('c', NULL)]::address[],"
                + " ROW('d', NULL)), (ROW('e', NULL), NULL, NULL)");
        assertThat(meet(proof))
                .extracting(DataFinding::sentence)
                .containsExactlyInAnyOrder(
                        "Attribute address.zip is taken out, which 1 row of t.home holds a value in.",
                        "Attribute address.zip is taken out, which 1 row of t.others holds a value in.",
                        "Attribute place.zip is taken out, which an unknown number of rows of t.hidden hold a value in.");
    }

    @Test
    void a_composite_made_anew_loses_only_what_is_left_out() {
        String before = "CREATE TYPE address AS (street text, zip text); CREATE TABLE t (home address)";
        database.execute(before);
        database.execute("INSERT INTO t VALUES (ROW('a', '1')), (ROW('b', NULL))");
        assertThat(meet(prove(
                        before,
                        "CREATE TYPE address AS (name text, street text, zip text); CREATE TABLE t (home address)")))
                .isEmpty();
        assertThat(meet(prove(
                        before, "CREATE TYPE address AS (name text, street text); CREATE TABLE t (home address)")))
                .extracting(DataFinding::count)
                .containsExactly(OptionalLong.of(1));
    }

    @Test
    void moments_are_converted_in_utc_wherever_the_migration_runs() {
        String before = "CREATE TABLE t (leaves timestamptz, day timestamptz, enters timestamp, from_day date)";
        Proof proof = prove(
                before, "CREATE TABLE t (leaves timestamp(3), day date, enters timestamptz, from_day timestamptz)");
        assertThat(text(proof)).contains("-- Time zone: column t.").contains("column t.day", "is read as UTC");
        database.execute(before);
        database.execute("INSERT INTO t VALUES ('2024-01-01 23:30+00', '2024-01-01 23:30+00', '2024-01-01 23:30',"
                + " '2024-01-01')");
        database.execute("SET TimeZone = 'Asia/Tokyo'");
        assertThat(meet(proof)).extracting(DataFinding::key).containsExactly("t.day");
        proof.up().forEach(statement -> database.execute(statement.sql()));
        database.execute("SET TimeZone = 'UTC'");
        assertThat(database.query("SELECT * FROM t"))
                .containsExactly(List.of(
                        "2024-01-01 23:30:00", "2024-01-01", "2024-01-01 23:30:00+00", "2024-01-01 00:00:00+00"));
    }

    private Proof prove(String before, String after) {
        try (JdbcDatabase shadow = TestDatabases.create(TestPostgres.get());
                JdbcDatabase wanted = TestDatabases.create(TestPostgres.get())) {
            shadow.execute(before);
            wanted.execute(after);
            goal = wanted.readCatalog(SCOPE);
            return Prover.prove(shadow, shadow.readCatalog(SCOPE), goal, PlanOptions.of(17), SCOPE);
        }
    }

    private List<DataFinding> meet(Proof proof) {
        Catalog now = database.readCatalog(SCOPE);
        return DataLoss.find(proof, now, goal, PlanOptions.of(17), SCOPE, database);
    }

    /** In one line, as if no row had been met. */
    private static String text(Proof proof) {
        return MigrationText.render("change", proof, List.of()).replaceAll("\\n--   ", " ");
    }
}

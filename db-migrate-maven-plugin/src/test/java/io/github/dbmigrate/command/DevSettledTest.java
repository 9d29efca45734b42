package io.github.dbmigrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.Checksum;
import io.github.dbmigrate.problem.ProblemException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that finds the state in which the last one had nothing to do. */
class DevSettledTest {

    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY);\n";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
        bench.lastRun = new LastRun() {
            private String remembered = "";
            private Checksum schema = Checksum.of("");

            @Override
            public boolean settled(String inputs) {
                return inputs.equals(remembered);
            }

            @Override
            public boolean maySettle(Checksum schema) {
                return !remembered.isEmpty() && this.schema.equals(schema);
            }

            @Override
            public void remember(String inputs, Checksum schema) {
                remembered = inputs;
                this.schema = schema;
            }
        };
        bench.schema(USERS).dev();
        bench.dev();
    }

    @Test
    void has_nothing_to_do_without_a_shadow_database() {
        int before = bench.shadowsOpened;

        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        assertThat(bench.shadowsOpened).isEqualTo(before);
    }

    @Test
    void a_run_that_did_something_is_not_taken_for_settled() {
        bench.schema(USERS + "CREATE TABLE orders (id int);\n").dev();
        int before = bench.shadowsOpened;
        bench.dev();

        assertThat(bench.shadowsOpened).isGreaterThan(before);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("schema.sql", bench -> bench.schema(USERS + "-- thought about\n"), "nothing to do"),
                change(
                        "a hand in the database",
                        bench -> bench.sql("ALTER TABLE users ADD COLUMN byhand int"),
                        "DBM-306"),
                change("the changelog", bench -> bench.sql("DELETE FROM changelog"), "DBM-306"),
                change("the journal", bench -> bench.sql("UPDATE changelog_journal SET checksum = 'other'"), "DBM-303"),
                change(
                        "a migration",
                        bench -> bench.unsigned("20270101000000_late.sql", "CREATE TABLE late (x int);\n"),
                        "wrote 20270101000001_drop_late.sql, 2 applied"),
                change(
                        "an edited migration",
                        bench -> bench.unsigned(bench.scripts().get(0), "SELECT 1;\n"),
                        "DBM-301"),
                change("bootstrap.sql", bench -> bench.unsigned("bootstrap.sql", "SELECT 1;\n"), "nothing to do"),
                change("the sum file", bench -> bench.unsigned("migrations.sum", ""), "DBM-211"),
                change("variables", bench -> bench.variables("name", "value"), "nothing to do"));
    }

    private static Arguments change(String name, Consumer<Bench> change, String end) {
        return Arguments.of(Named.of(name, change), end);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anything_that_is_not_as_it_was_is_looked_into(Consumer<Bench> change, String end) {
        change.accept(bench);
        int before = bench.shadowsOpened;

        assertThat(end()).isEqualTo(end);
        assertThat(bench.shadowsOpened).isGreaterThan(before);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void with_another_schema_too_the_end_is_the_same(Consumer<Bench> change, String end) {
        bench.schema(USERS + "-- another\n");
        change.accept(bench);
        int before = bench.shadowsOpened;

        assertThat(end()).isEqualTo(end);
        assertThat(bench.shadowsOpened).isEqualTo(before + 1);
    }

    private String end() {
        try {
            return bench.dev().outcome();
        } catch (ProblemException e) {
            return e.problem().code().label();
        }
    }
}

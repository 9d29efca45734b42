package io.github.dbmigrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.ProblemException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

            @Override
            public boolean settled(String inputs) {
                return inputs.equals(remembered);
            }

            @Override
            public void remember(String inputs) {
                remembered = inputs;
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

    static Stream<Named<Consumer<Bench>>> changes() {
        return Stream.of(
                Named.of("schema.sql", bench -> bench.schema(USERS + "-- thought about\n")),
                Named.of("a hand in the database", bench -> bench.sql("ALTER TABLE users ADD COLUMN byhand int")),
                Named.of("the changelog", bench -> bench.sql("DELETE FROM changelog")),
                Named.of("the journal", bench -> bench.sql("UPDATE changelog_journal SET checksum = 'other'")),
                Named.of(
                        "a migration",
                        bench -> bench.unsigned("20270101000000_late.sql", "CREATE TABLE late (x int);\n")),
                Named.of(
                        "an edited migration",
                        bench -> bench.unsigned(bench.scripts().get(0), "SELECT 1;\n")),
                Named.of("bootstrap.sql", bench -> bench.unsigned("bootstrap.sql", "SELECT 1;\n")),
                Named.of("the sum file", bench -> bench.unsigned("migrations.sum", "")),
                Named.of("variables", bench -> bench.variables("name", "value")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anything_that_is_not_as_it_was_is_looked_into(Consumer<Bench> change) {
        change.accept(bench);
        int before = bench.shadowsOpened;
        try {
            bench.dev();
        } catch (ProblemException e) {
            assertThat(e.problem().code().label()).startsWith("DBM-");
        }

        assertThat(bench.shadowsOpened).isGreaterThan(before);
    }
}

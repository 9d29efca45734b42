package io.github.dbmigrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history long enough for its state to be kept from run to run. */
class DevLongHistoryTest {

    private static final int MIGRATIONS = 101;

    @TempDir
    Path folder;

    // Once it has another name, the first migration cannot run any more: whatever works then was not replayed from the
    // start.
    private final String role = "reader_" + UUID.randomUUID().toString().substring(0, 8);
    private Bench bench;

    @BeforeEach
    void makeHistory() {
        bench = new Bench(folder);
        bench.sql("CREATE ROLE " + role);
        bench.unsigned(file(1), "CREATE TABLE t1 (id int);\nGRANT SELECT ON t1 TO " + role + ";\n");
        for (int number = 2; number <= MIGRATIONS; number++) {
            bench.unsigned(file(number), table(number));
        }
        bench.sign().schema(schema(MIGRATIONS)).dev();
        bench.sql("ALTER ROLE " + role + " RENAME TO renamed_" + role);
    }

    @AfterEach
    void dropRole() {
        bench.sql("ALTER ROLE renamed_" + role + " RENAME TO " + role);
    }

    private static String file(int number) {
        return String.format("20260101000%03d_t%d.sql", number, number);
    }

    private static String table(int number) {
        return "CREATE TABLE t" + number + " (id int);\n";
    }

    private String schema(int tables) {
        return IntStream.rangeClosed(1, tables)
                        .mapToObj(DevLongHistoryTest::table)
                        .collect(Collectors.joining())
                + "GRANT SELECT ON t1 TO " + role + ";\n";
    }

    @Test
    void is_not_replayed_again_for_a_new_migration_nor_for_the_one_after_it() {
        String renamed = schema(MIGRATIONS).replace(role, "renamed_" + role);
        assertThat(bench.schema(renamed + "CREATE TABLE one (id int);\n").dev().written())
                .isNotNull();
        assertThat(bench.schema(renamed + "CREATE TABLE one (id int);\nCREATE TABLE two (id int);\n")
                        .dev()
                        .statements())
                .isEqualTo(1);
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void is_replayed_from_the_start_where_a_variable_has_another_value() {
        bench.variables("name", "value");

        assertThat(Bench.problem(bench::dev).code()).isEqualTo(ProblemCode.REPLAY_FAILED);
    }

    @Test
    void drift_is_found_against_what_was_kept() {
        bench.schema(schema(MIGRATIONS).replace(role, "renamed_" + role)).sql("ALTER TABLE t7 ADD COLUMN byhand int");

        assertThat(Bench.problem(bench::dev).code()).isEqualTo(ProblemCode.DRIFT);
    }
}

package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.stoppingAtDrift;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the schema is still what the last run left, as deploy tells it. */
class DeployDriftTest {

    private final Bench bench;

    DeployDriftTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @Test
    void drift_is_warned_of_or_stops_it() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        bench.sql("ALTER TABLE users ADD COLUMN byhand int");
        bench.migration("2_phone.sql", Users.ADD_PHONE);
        assertThat(problem(() -> bench.deploy(stoppingAtDrift(bench))).code()).isEqualTo(ProblemCode.DRIFT);
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.console.lines).anyMatch(line -> line.startsWith("! DBM-306"));
    }

    @Test
    void no_drift_is_seen_where_there_is_none() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        bench.migration("2_phone.sql", Users.ADD_PHONE);
        bench.deploy(stoppingAtDrift(bench));
        assertThat(bench.console.lines).noneMatch(line -> line.startsWith("!"));
    }

    @Test
    void the_schema_is_marked_once_a_run_and_behind_a_failure() {
        bench.migration("1_users.sql", Users.SCRIPT)
                .migration("2_phone.sql", Users.ADD_PHONE)
                .migration("3_wrong.sql", "SELECT wrong;\n")
                .migration("4_late.sql", "CREATE TABLE late (x int);\n");
        problem(bench::deploy);
        String marked =
                "SELECT string_agg(id || ' ' || event || ' ' || (fingerprint IS NOT NULL), ', ' ORDER BY sequence)"
                        + " FROM changelog_journal";
        assertThat(bench.value(marked)).isEqualTo("1 applied false, 2 applied false, 3 failed true");

        bench.sql("ALTER TABLE users ADD COLUMN byhand int");
        assertThat(bench.status().outcome()).contains("drifted");
        bench.sql("ALTER TABLE users DROP COLUMN byhand");
        bench.migration("3_wrong.sql", "SELECT 1;\n").deploy(stoppingAtDrift(bench));
        assertThat(bench.value(marked)).endsWith("3 failed true, 3 applied false, 4 applied true");
    }
}

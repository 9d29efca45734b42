package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.createOnly;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** createOnly writes the migration and leaves the database as it is. */
class DevCreateOnlyTest {

    private static final String FIRST = "20261123080000_create_users.sql";

    private final Bench bench;

    DevCreateOnlyTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @Test
    void create_only_seeds_nothing() {
        bench.schema(Users.SCHEMA).source("seed.sql", "INSERT INTO users VALUES (1, 'Ada');");
        assertThat(bench.dev(createOnly(bench, null)).seeded()).isFalse();
    }

    @Test
    void createOnly_writes_and_leaves_the_database_alone() {
        bench.schema(Users.SCHEMA).dev();
        Dev.Report report = bench.schema(Users.WITH_PHONE).dev(createOnly(bench, "phones"));
        assertThat(bench.scripts()).containsExactly(FIRST, "20261123080001_phones.sql");
        assertThat(report.applied()).isEmpty();
        assertThat(bench.changelog()).isEqualTo("20261123080000");
        assertThat(bench.dev().outcome()).isEqualTo("1 applied");
    }

    @Test
    void createOnly_without_a_difference_writes_an_empty_script_to_fill() {
        bench.schema(Users.SCHEMA).dev();
        bench.dev(createOnly(bench, "backfill names"));
        assertThat(bench.scripts()).containsExactly(FIRST, "20261123080001_backfill_names.sql");
        assertThat(bench.dev().outcome()).isEqualTo("1 applied");
    }

    @Test
    void createOnly_writes_it_all_the_same_and_warns() {
        bench.schema(Users.SCHEMA).dev();
        bench.sql("INSERT INTO users VALUES (1, NULL)");
        bench.schema("CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);");
        bench.dev(createOnly(bench, null));
        assertThat(bench.scripts()).hasSize(2);
        assertThat(bench.console.lines).anyMatch(line -> line.startsWith("!") && line.contains("name"));
    }

    @Test
    void createOnly_is_no_way_round_consent_to_a_loss() {
        bench.schema(Users.WITH_PHONE).dev();
        bench.sql("INSERT INTO users VALUES (1, 'Ada', '1')");
        bench.schema(Users.SCHEMA);
        assertThat(problem(() -> bench.dev(createOnly(bench, null))).code()).isEqualTo(ProblemCode.DATA_LOSS);
        assertThat(bench.scripts()).hasSize(1);
    }
}

package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an edited schema.sql to an applied migration: what dev writes, signs, applies and seeds. */
class DevTest {

    private static final String FIRST = "20261123080000_create_users.sql";
    private static final String SECOND = "20261123080001_add_phone_to_users.sql";

    private final Bench bench;

    DevTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @Test
    void the_first_run_writes_signs_and_applies_a_migration_with_its_undo() {
        Dev.Report report = bench.schema(Users.SCHEMA).dev();
        assertThat(bench.scripts()).containsExactly(FIRST);
        assertThat(report.outcome()).isEqualTo("wrote " + FIRST + ", 1 applied");
        assertThat(bench.read("migrations/" + FIRST))
                .startsWith("-- // create users")
                .contains("CREATE TABLE")
                .contains("-- //@UNDO")
                .contains("DROP TABLE")
                .contains("Proven on PostgreSQL 17");
        assertThat(bench.changelog()).isEqualTo("20261123080000");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void nothing_to_do_says_so() {
        bench.schema(Users.SCHEMA).dev();
        Dev.Report report = bench.dev();
        assertThat(report.outcome()).isEqualTo("nothing to do");
        assertThat(bench.scripts()).hasSize(1);
    }

    @Test
    void a_second_migration_holds_only_the_difference() {
        bench.schema(Users.SCHEMA).dev();
        assertThat(bench.schema(Users.WITH_PHONE).dev().statements()).isEqualTo(1);
        assertThat(bench.scripts()).containsExactly(FIRST, SECOND);
        assertThat(bench.read("migrations/" + SECOND))
                .doesNotContain("CREATE TABLE")
                .contains("phone");
    }

    @Test
    void a_missing_database_is_made_and_a_new_one_is_seeded_once() {
        bench.settings = bench.settings.withDatabase("dev_makes_" + bench.settings.database());
        bench.schema(Users.SCHEMA).source("seed.sql", "INSERT INTO users VALUES (1, 'Ada');");
        Dev.Report report = bench.dev();
        assertThat(report.created()).isTrue();
        assertThat(report.seeded()).isTrue();
        assertThat(bench.dev().seeded()).isFalse();
        assertThat(bench.value("SELECT count(*) FROM users")).isEqualTo("1");
    }

    @Test
    void a_pending_migration_of_a_colleague_is_applied_and_nothing_is_written() {
        bench.schema(Users.SCHEMA).migration("1_users.sql", Users.SCHEMA);
        assertThat(bench.dev().outcome()).isEqualTo("1 applied");
        assertThat(bench.scripts()).hasSize(1);
    }

    @Test
    void a_script_written_by_hand_is_signed() {
        bench.schema(Users.SCHEMA).unsigned("1_users.sql", Users.SCHEMA);
        bench.dev();
        assertThat(bench.read("migrations/migrations.sum")).contains("1_users.sql");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void a_name_that_no_file_can_have_is_refused_before_anything_is_written() {
        bench.schema(Users.SCHEMA);
        assertThat(problem(() -> bench.dev(named(bench, "../up"))).code()).isEqualTo(ProblemCode.NAME_INVALID);
        assertThat(problem(() -> bench.dev(named(bench, "x".repeat(201)))).code())
                .isEqualTo(ProblemCode.NAME_INVALID);
        assertThat(bench.scripts()).isEmpty();
    }

    @Test
    void a_terminal_is_offered_a_name() {
        bench.schema(Users.SCHEMA).console.answering("first tables");
        bench.dev();
        assertThat(bench.console.questions).containsExactly("Name of the migration [create_users]");
        assertThat(bench.scripts()).containsExactly("20261123080000_first_tables.sql");
    }

    @Test
    void going_back_in_schema_sql_makes_the_migration_that_takes_it_back() {
        bench.schema(Users.SCHEMA).dev();
        bench.schema(Users.WITH_PHONE).dev();
        bench.schema(Users.SCHEMA).dev();
        assertThat(bench.scripts()).hasSize(3);
        assertThat(bench.scripts().get(2)).endsWith("_drop_phone_from_users.sql");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
    }
}

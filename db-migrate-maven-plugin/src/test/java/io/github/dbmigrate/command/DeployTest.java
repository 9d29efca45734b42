package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.dryRun;
import static io.github.dbmigrate.command.Requests.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deploy applies, in which order, and what it tells. */
class DeployTest {

    private final Bench bench;

    DeployTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @Test
    void a_run_with_something_to_apply_takes_two_sessions_in_all() {
        bench.migration("1_users.sql", Users.SCRIPT)
                .migration(
                        "2_seen.sql",
                        "CREATE TABLE seen AS SELECT a.backend_start FROM pg_stat_activity a"
                                + " WHERE a.datname = current_database() AND a.application_name LIKE 'db-migrate%';");
        bench.deploy();

        assertThat(bench.value("SELECT count(*) FROM seen")).isEqualTo("2");
    }

    @Test
    void an_empty_directory_is_nothing_to_apply() {
        Deploy.Report report = bench.emptyDirectory().deploy();
        assertThat(report.applied()).isEmpty();
        assertThat(report.outcome()).isEqualTo("nothing to apply");
        assertThat(bench.exists("changelog")).isFalse();
    }

    @Test
    void a_migration_is_applied_once() {
        bench.migration("1_users.sql", Users.SCRIPT);
        assertThat(bench.deploy().applied()).extracting(AppliedMigration::name).containsExactly("1_users.sql");
        assertThat(bench.deploy().applied()).isEmpty();
        assertThat(bench.changelog()).isEqualTo("1");
        assertThat(bench.journal()).isEqualTo("applied 1");
    }

    @Test
    void migrations_are_applied_in_the_order_of_their_numbers_with_a_line_for_each() {
        bench.migration("10_phone.sql", Users.ADD_PHONE).migration("9_users.sql", Users.SCRIPT);
        assertThat(bench.deploy().applied())
                .extracting(AppliedMigration::name)
                .containsExactly("9_users.sql", "10_phone.sql");
        assertThat(bench.console.lines).anyMatch(line -> line.matches(" {2}9_users\\.sql {2}[0-9.]+ m?s"));
    }

    @Test
    void a_table_moves_between_namespaces_with_its_rows_and_foreign_keys() {
        bench.migration(
                        "1_make.sql",
                        "CREATE SCHEMA one; CREATE SCHEMA two; CREATE TABLE one.a (id int PRIMARY KEY);"
                                + "CREATE TABLE two.b (id int PRIMARY KEY, a int REFERENCES one.a);"
                                + "INSERT INTO one.a VALUES (1); INSERT INTO two.b VALUES (1, 1);")
                .migration("2_swap.sql", "ALTER TABLE one.a SET SCHEMA two; ALTER TABLE two.b SET SCHEMA one;");
        bench.deploy();
        assertThat(bench.value("SELECT count(*) FROM one.b JOIN two.a ON b.a = a.id"))
                .isEqualTo("1");
    }

    @Test
    void line_ends_alone_are_no_edit() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        bench.migration("1_users.sql", Users.SCRIPT.replace("\n", "\r\n"));
        assertThat(bench.deploy().applied()).isEmpty();
    }

    @Test
    void a_dry_run_shows_the_sql_and_changes_nothing() {
        bench.migration("1_users.sql", Users.SCRIPT);
        Deploy.Report report = bench.deploy(dryRun(bench));
        assertThat(report.planned()).hasSize(1);
        assertThat(report.planned().get(0).sql()).isEqualTo("CREATE TABLE users (id int PRIMARY KEY);");
        assertThat(report.outcome()).isEqualTo("would apply 1");
        assertThat(bench.exists("users")).isFalse();
        assertThat(bench.exists("changelog")).isFalse();
    }

    @Test
    void it_stops_at_the_migration_that_to_names_however_it_is_named() {
        bench.migration("1_users.sql", Users.SCRIPT).migration("2_phone.sql", Users.ADD_PHONE);
        assertThat(bench.deploy(upTo(bench, "1_users.sql")).applied()).hasSize(1);
        assertThat(bench.deploy(upTo(bench, "users")).applied()).isEmpty();
        assertThat(bench.deploy(upTo(bench, "2")).applied()).hasSize(1);
    }

    @Test
    void a_mistyped_to_gets_the_closest_match() {
        bench.migration("1_users.sql", Users.SCRIPT);
        Problem problem = problem(() -> bench.deploy(upTo(bench, "usres")));
        assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_UNKNOWN);
        assertThat(commands(problem)).containsExactly("mvn db-migrate:deploy -pl apps/auth -Ddb-migrate.to=1_users");
    }

    @Test
    void several_indexes_are_built_and_dropped_concurrently_by_one_file_each_and_replayed_so() {
        bench.migration("1_a.sql", "CREATE TABLE a (x int, y int);\n-- //@UNDO\nDROP TABLE a;\n")
                .migration(
                        "2_build.sql",
                        "CREATE INDEX CONCURRENTLY a_x ON a (x);\nCREATE INDEX CONCURRENTLY a_y ON a (y);\n")
                .migration("3_drop.sql", "DROP INDEX CONCURRENTLY a_x;\nDROP INDEX CONCURRENTLY a_y;\n");

        assertThat(bench.deploy(upTo(bench, "2")).applied()).hasSize(2);
        assertThat(bench.value("SELECT count(*) FROM pg_index WHERE indrelid = 'a'::regclass AND indisvalid"))
                .isEqualTo("2");
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.value("SELECT count(*) FROM pg_index WHERE indrelid = 'a'::regclass"))
                .isEqualTo("0");
        assertThat(bench.schema("CREATE TABLE a (x int, y int);\n").dev().written())
                .isNull();
    }

    @Test
    void a_session_setting_does_not_reach_into_the_next_migration() {
        bench.migration("1_path.sql", "CREATE SCHEMA other; SET search_path TO other;")
                .migration("2_users.sql", Users.SCRIPT);
        bench.deploy();
        assertThat(bench.exists("public.users")).isTrue();
        try (JdbcDatabase session = JdbcDatabase.open(bench.settings)) {
            assertThat(session.query("SELECT to_regclass('other.users')").get(0).get(0))
                    .isNull();
        }
    }
}

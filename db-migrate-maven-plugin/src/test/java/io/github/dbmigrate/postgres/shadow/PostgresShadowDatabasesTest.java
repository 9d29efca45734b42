package io.github.dbmigrate.postgres.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.ShadowDatabases.Kept;
import io.github.dbmigrate.testing.TestPostgres;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresShadowDatabasesTest {

    private final TestPostgres postgres = TestPostgres.get();

    @ParameterizedTest
    @ValueSource(ints = {14, 17, 18})
    void a_shadow_database_is_empty_and_of_the_servers_version(int major) {
        try (PostgresShadowDatabases shadows = PostgresShadowDatabases.open(admin(TestPostgres.of(major)));
                Database shadow = shadows.create()) {
            assertThat(shadow.majorVersion()).isEqualTo(major);
            assertThat(shadows.majorVersion()).isEqualTo(major);
            assertThat(shadow.query("select nspname from pg_namespace where nspname !~ '^pg_|^information_schema$'"))
                    .containsExactly(List.of("public"));
            assertThat(shadow.query("select 1 from pg_class where oid >= 16384"))
                    .isEmpty();
        }
    }

    @Test
    void what_an_administrator_put_into_template1_is_not_in_a_shadow_database() {
        TestPostgres other = TestPostgres.of(18);
        try (JdbcDatabase template = JdbcDatabase.open(admin(other).withDatabase("template1"))) {
            template.execute("create table everywhere (a int)");
        }
        try (PostgresShadowDatabases shadows = PostgresShadowDatabases.open(admin(other));
                Database shadow = shadows.create()) {
            assertThat(shadow.query("select 1 from pg_class where relname = 'everywhere'"))
                    .isEmpty();
        } finally {
            try (JdbcDatabase template = JdbcDatabase.open(admin(other).withDatabase("template1"))) {
                template.execute("drop table everywhere");
            }
        }
    }

    @Test
    void a_server_that_ends_idle_sessions_does_not_end_those_of_a_run() throws InterruptedException {
        try (JdbcDatabase session = JdbcDatabase.open(admin(postgres))) {
            session.execute("create role hasty superuser login password 'p'");
            session.execute("alter role hasty set idle_session_timeout to '200ms'");
            try (PostgresShadowDatabases shadows =
                            PostgresShadowDatabases.open(admin(postgres).withCredentials("hasty", "p"));
                    Database shadow = shadows.create()) {
                Thread.sleep(600);
                assertThat(shadow.query("select 1")).isNotEmpty();
                shadows.create().close();
            } finally {
                session.execute("drop role hasty");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void what_is_kept_is_copied_by_a_later_run_and_left_as_it_was(int major) {
        ConnectionSettings server = admin(TestPostgres.of(major));
        String key = key();
        try (PostgresShadowDatabases shadows = PostgresShadowDatabases.open(server)) {
            Database shadow = shadows.create();
            shadow.execute("create table kept (a int)");
            shadows.keep(shadow, key);
        }
        try (PostgresShadowDatabases shadows = PostgresShadowDatabases.open(server)) {
            Database copy = shadows.copy(List.of("missing", key)).orElseThrow().database();
            copy.execute("drop table kept");
            Kept again = shadows.copy(List.of(key, "missing")).orElseThrow();

            assertThat(again.key()).isEqualTo(key);
            assertThat(again.database().query("select 1 from kept")).isEmpty();
            assertThat(shadows.copy(List.of("missing"))).isEmpty();
        }
        try (JdbcDatabase session = JdbcDatabase.open(server)) {
            session.execute("drop database dbmigrate_kept_" + key);
        }
    }

    @Test
    void nobody_connects_to_what_is_kept() {
        String key = key();
        try (PostgresShadowDatabases shadows = PostgresShadowDatabases.open(admin(postgres))) {
            shadows.keep(shadows.create(), key);
        }
        assertThatThrownBy(() -> JdbcDatabase.open(admin(postgres).withDatabase("dbmigrate_kept_" + key)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void of_two_that_keep_the_same_one_stays() {
        String key = key();
        String name;
        try (PostgresShadowDatabases shadows = PostgresShadowDatabases.open(admin(postgres))) {
            shadows.keep(shadows.create(), key);
            Database second = shadows.create();
            name = second.name();
            shadows.keep(second, key);
        }
        assertThat(existing()).contains("dbmigrate_kept_" + key).doesNotContain(name);
    }

    @Test
    void the_oldest_make_room() {
        TestPostgres own = TestPostgres.of(18);
        List<String> keys =
                Stream.generate(PostgresShadowDatabasesTest::key).limit(17).toList();
        try (PostgresShadowDatabases shadows = PostgresShadowDatabases.open(admin(own))) {
            for (String key : keys.subList(0, 16)) {
                shadows.keep(shadows.create(), key);
            }
            shadows.copy(List.of(keys.get(0))).orElseThrow().database().close();
            shadows.keep(shadows.create(), keys.get(16));

            assertThat(shadows.copy(List.of(keys.get(1)))).isEmpty();
            assertThat(shadows.copy(List.of(keys.get(0)))).isPresent();
            assertThat(shadows.copy(List.of(keys.get(16)))).isPresent();
        }
    }

    private static String key() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void closing_shadow_databases_drops_them_by_the_time_that_the_run_is_closed() {
        PostgresShadowDatabases shadows = PostgresShadowDatabases.open(admin(postgres));
        Database first = shadows.create();
        Database second = shadows.create();
        assertThat(existing()).contains(first.name(), second.name());
        first.close();
        second.close();
        second.close();
        Database third = shadows.create();
        third.close();
        shadows.close();
        assertThat(existing()).doesNotContain(first.name(), second.name(), third.name());
    }

    @Test
    void a_shadow_database_that_is_closed_stays_as_long_as_another_is_worked_on() {
        try (PostgresShadowDatabases shadows = PostgresShadowDatabases.open(admin(postgres))) {
            Database first = shadows.create();
            Database second = shadows.create();
            first.close();
            assertThat(existing()).contains(first.name());
            assertThat(second.query("select 1")).hasSize(1);
        }
    }

    @Test
    void closing_the_run_drops_what_is_still_open_and_in_use() {
        PostgresShadowDatabases shadows = PostgresShadowDatabases.open(admin(postgres));
        Database one = shadows.create();
        Database two = shadows.create();
        try (JdbcDatabase another = JdbcDatabase.open(admin(postgres).withDatabase(one.name()))) {
            assertThat(another.majorVersion()).isEqualTo(17);
            shadows.close();
        }
        assertThat(existing()).doesNotContain(one.name(), two.name());
    }

    @Test
    void what_a_killed_run_left_is_dropped_by_the_next() {
        PostgresShadowDatabases killed = PostgresShadowDatabases.open(admin(postgres));
        Database left = killed.create();
        endSessionsOf(killed);

        PostgresShadowDatabases.open(admin(postgres)).close();
        assertThat(existing()).doesNotContain(left.name());
    }

    @Test
    void on_a_server_of_ours_nobody_can_use_them_when_the_run_is_closed_and_the_next_finds_none() {
        PostgresShadowDatabases shadows = PostgresShadowDatabases.openEmbedded(admin(postgres));
        List<String> names = List.of(shadows.create().name(), shadows.create().name());
        shadows.close();
        assertThat(databases("datconnlimit <> -2")).doesNotContainAnyElementsOf(names);

        PostgresShadowDatabases.openEmbedded(admin(postgres)).close();
        assertThat(existing()).doesNotContainAnyElementsOf(names);
    }

    @Test
    void what_the_server_did_not_finish_to_drop_is_dropped_by_the_next() {
        PostgresShadowDatabases stopped = PostgresShadowDatabases.open(admin(postgres));
        Database left = stopped.create();
        endSessionsOf(stopped);
        try (JdbcDatabase admin = JdbcDatabase.open(admin(postgres))) {
            // As DROP DATABASE leaves it that is broken off.
            admin.execute("update pg_database set datconnlimit = -2 where datname = '" + left.name() + "'");
        }
        PostgresShadowDatabases.open(admin(postgres)).close();
        assertThat(existing()).doesNotContain(left.name());
    }

    @Test
    void a_living_runs_database_is_left_alone_though_no_session_is_on_it() {
        try (PostgresShadowDatabases living = PostgresShadowDatabases.open(admin(postgres))) {
            Database shadow = living.create();
            endSessionsOn(shadow.name());
            PostgresShadowDatabases.open(admin(postgres)).close();
            assertThat(existing()).contains(shadow.name());
        }
    }

    @Test
    void a_database_in_use_is_left_alone_though_its_run_lost_the_lock() {
        PostgresShadowDatabases run = PostgresShadowDatabases.open(admin(postgres));
        Database shadow = run.create();
        endLockOf(shadow.name());

        PostgresShadowDatabases.open(admin(postgres)).close();
        assertThat(shadow.query("select 1")).hasSize(1);
        shadow.close();
        run.close();
        PostgresShadowDatabases.open(admin(postgres)).close();
        assertThat(existing()).doesNotContain(shadow.name());
    }

    @Test
    void databases_of_other_names_are_never_swept() {
        List<String> names =
                List.of("dbmigrate_shadow_mine", "dbmigrate_shadow_0000000g_1", "dbmigrateXshadow_00000001_1");
        try (JdbcDatabase admin = JdbcDatabase.open(admin(postgres))) {
            names.forEach(name -> admin.execute("create database \"" + name + "\""));
            PostgresShadowDatabases.open(admin(postgres)).close();
            assertThat(existing()).containsAll(names);
            names.forEach(name -> admin.execute("drop database \"" + name + "\""));
        }
    }

    @Test
    void several_threads_make_shadow_databases_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (PostgresShadowDatabases shadows = PostgresShadowDatabases.open(admin(postgres))) {
            Callable<String> make = () -> {
                try (Database shadow = shadows.create()) {
                    shadow.execute("create table t (a int)");
                    return shadow.name();
                }
            };
            List<Future<String>> made = threads.invokeAll(List.of(make, make, make, make));
            assertThat(made).extracting(Future::get).doesNotHaveDuplicates().hasSize(4);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void several_runs_do_not_sweep_each_other() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<Boolean> run = () -> {
            for (int i = 0; i < 3; i++) {
                try (PostgresShadowDatabases shadows = PostgresShadowDatabases.open(admin(postgres));
                        Database shadow = shadows.create()) {
                    shadow.execute("create table t (a int)");
                }
            }
            return true;
        };
        try {
            assertThat(threads.invokeAll(List.of(run, run, run, run)))
                    .extracting(Future::get)
                    .containsOnly(true);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void a_role_that_may_not_create_databases_is_told_the_grant_and_the_other_server() {
        ConnectionSettings weak = role("weak\"role", "login password 'p'");
        try (PostgresShadowDatabases shadows = PostgresShadowDatabases.open(weak)) {
            Problem problem = problemOf(shadows::create);
            assertThat(problem.code()).isEqualTo(ProblemCode.SHADOW_UNAVAILABLE);
            assertThat(problem.headline()).contains("weak\"role");
            assertThat(problem.remedies().stream().map(Remedy::commands).flatMap(List::stream))
                    .contains("ALTER ROLE \"weak\"\"role\" CREATEDB;")
                    .anyMatch(command -> command.startsWith("-Ddb-migrate.shadowUrl="));
        }
    }

    @Test
    void a_role_that_may_create_databases_needs_no_more() {
        ConnectionSettings creator = role("creator", "login createdb password 'p'");
        try (PostgresShadowDatabases shadows = PostgresShadowDatabases.open(creator)) {
            Database left = shadows.create();
            left.execute("create table t (a int)");
            endSessionsOf(shadows);
            PostgresShadowDatabases.open(creator).close();
            assertThat(existing()).doesNotContain(left.name());
        }
    }

    @Test
    void a_server_that_cannot_be_reached_is_told_as_the_shadow_server() {
        ConnectionSettings wrong = admin(postgres).withCredentials(postgres.user(), "wrong");
        Problem problem = problemOf(() -> PostgresShadowDatabases.open(wrong));
        assertThat(problem.code()).isEqualTo(ProblemCode.SHADOW_UNAVAILABLE);
        assertThat(problem.facts()).anySatisfy(fact -> assertThat(fact.name()).isEqualTo("shadow server"));
        assertThat(problem.toString()).doesNotContain("wrong");
    }

    @Test
    void a_run_whose_connection_is_gone_closes_without_a_word() {
        PostgresShadowDatabases shadows = PostgresShadowDatabases.open(admin(postgres));
        shadows.create();
        endSessionsOf(shadows);
        shadows.close();
    }

    private ConnectionSettings role(String name, String options) {
        try (JdbcDatabase admin = JdbcDatabase.open(admin(postgres))) {
            admin.execute("create role \"" + name.replace("\"", "\"\"") + "\" " + options);
        }
        return admin(postgres).withCredentials(name, "p");
    }

    private static Problem problemOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ProblemException[] thrown = new ProblemException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> thrown[0] = e);
        return thrown[0].problem();
    }

    private static ConnectionSettings admin(TestPostgres server) {
        return ConnectionSettings.of(server.host(), server.port(), "postgres", server.user(), server.password());
    }

    private List<String> existing() {
        return databases("true");
    }

    private List<String> databases(String condition) {
        try (JdbcDatabase admin = JdbcDatabase.open(admin(postgres))) {
            return admin.query("select datname from pg_database where " + condition).stream()
                    .map(row -> Objects.requireNonNull(row.get(0)))
                    .toList();
        }
    }

    /** What a kill of the process does: all its sessions end, and nothing is tidied up. */
    private void endSessionsOf(PostgresShadowDatabases run) {
        String lock = "select pid from pg_locks where locktype = 'advisory' and objid = "
                + Integer.toUnsignedString(run.run());
        String databases = String.format("dbmigrate_shadow_%08x_%%", run.run());
        end("datname like '" + databases + "' or pid in (" + lock + ")");
    }

    private void endSessionsOn(String database) {
        end("datname = '" + database + "'");
    }

    private void endLockOf(String database) {
        int run = ShadowName.runOf(database).orElseThrow();
        end("pid in (select pid from pg_locks where locktype = 'advisory' and objid = " + Integer.toUnsignedString(run)
                + ")");
    }

    private void end(String condition) {
        try (JdbcDatabase admin = JdbcDatabase.open(admin(postgres))) {
            String sessions = "select pg_terminate_backend(pid, 10000) from pg_stat_activity where " + condition;
            assertThat(Stream.of(sessions).map(admin::query)).isNotEmpty();
        }
    }
}

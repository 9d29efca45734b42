package io.github.dbmigrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.command.MigrationRunner;
import io.github.dbmigrate.command.TargetDatabase;
import io.github.dbmigrate.history.ChangelogEntry;
import io.github.dbmigrate.history.JournalEntry;
import io.github.dbmigrate.history.JournalEvent;
import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresTargetTest {

    private static final MigrationId ID = MigrationId.of(20260101000000L);

    private final ConnectionSettings settings = Servers.database();
    private final JdbcDatabase admin = JdbcDatabase.open(settings);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void a_new_database_has_neither_changelog_nor_objects() {
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT)) {
            assertThat(target.hasChangelog()).isFalse();
            assertThat(target.listChangelog()).isEmpty();
            assertThat(target.listJournal()).isEmpty();
            assertThat(target.hasForeignObjects()).isFalse();
            assertThat(target.behindTransactionPooler()).isFalse();
            assertThat(target.display()).isEqualTo(settings.display()).doesNotContain(settings.password());
        }
    }

    @Test
    void the_changelog_is_exactly_that_of_mybatis() {
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT)) {
            target.createBookkeeping();
            target.createBookkeeping();
        }

        assertThat(admin.query("SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute "
                        + "WHERE attrelid = 'changelog'::regclass AND attnum > 0 ORDER BY attnum"))
                .isEqualTo(List.of(
                        List.of("id", "numeric(20,0)", "t"),
                        List.of("applied_at", "character varying(25)", "t"),
                        List.of("description", "character varying(255)", "t")));
        assertThat(admin.query("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'p' "
                        + "AND conrelid = 'changelog'::regclass"))
                .isEqualTo(List.of(List.of("PRIMARY KEY (id)")));
    }

    @Test
    void rows_come_back_as_they_were_written() {
        JournalEntry entry = entry(JournalEvent.RESOLVED_APPLIED, "it's\0 odd", "x".repeat(100_000));
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT)) {
            target.createBookkeeping();
            ChangelogEntry row = new ChangelogEntry(ID, "2026-01-01 00:00:00", "create \"users\" 'n\\ways");
            target.recordApplied(row, entry);

            assertThat(target.listChangelog()).containsExactly(row);
            JournalEntry read = target.listJournal().get(0);
            assertThat(read.sequence()).isEqualTo(1);
            assertThat(read.id()).isEqualTo(ID);
            assertThat(read.event()).isEqualTo(JournalEvent.RESOLVED_APPLIED);
            assertThat(read.startedAt()).isEqualTo(entry.startedAt());
            assertThat(read.statement()).isEqualTo("it's\uFFFD odd");
            assertThat(read.error()).hasSize(100_000);
            assertThat(read.fingerprint()).isNull();

            target.recordNotApplied(ID, entry(JournalEvent.RESOLVED_ROLLED_BACK, null, null));
            assertThat(target.listChangelog()).isEmpty();
            assertThat(target.listJournal()).hasSize(2);
        }
    }

    @Test
    void a_row_that_repeats_the_one_before_in_part_has_its_own_words_in_the_rest() {
        Instant before1970 = Instant.parse("1969-12-31T23:59:59.999999Z");
        List<JournalEntry> written = List.of(
                entry(JournalEvent.APPLIED, "deploy", "ä", "h", "1", "auth", before1970),
                entry(JournalEvent.APPLIED, "deploy", "ä", "h", "1", "auth", before1970),
                entry(JournalEvent.UNDONE, "deploy", "ö", "h", "2", "auth", before1970.plusSeconds(1)),
                entry(JournalEvent.UNDONE, "resolve", "ö", "", "2", "order", before1970),
                entry(JournalEvent.APPLIED, "deploy", "ä", "h", "1", "auth", before1970));
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT)) {
            target.createBookkeeping();
            written.forEach(target::recordPosition);

            assertThat(target.listJournal())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("sequence")
                    .isEqualTo(written);
        }
    }

    @Test
    void a_row_that_cannot_be_written_takes_the_other_with_it() {
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT)) {
            target.createBookkeeping();
            admin.execute("ALTER TABLE changelog_journal ADD CHECK (event <> 'squashed')");
            ChangelogEntry row = new ChangelogEntry(ID, "2026-01-01 00:00:00", "d");
            Problem problem =
                    Servers.problem(() -> target.recordApplied(row, entry(JournalEvent.SQUASHED, null, null)));

            assertThat(Servers.fact(problem, "SQLSTATE")).isEqualTo("23514");
            assertThat(target.listChangelog()).isEmpty();
            assertThat(target.listJournal()).isEmpty();
        }
    }

    @Test
    void a_write_that_breaks_off_leaves_no_transaction_open() {
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT);
                JdbcDatabase session = JdbcDatabase.open(settings)) {
            target.createBookkeeping();
            BookkeepingAccess access = new BookkeepingAccess(() -> session, CatalogScope.DEFAULT, "changelog");
            assertThatThrownBy(() -> access.write("write", connection -> {
                        session.execute("CREATE TABLE half (id int)");
                        throw new IllegalStateException("as a defect would");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            access.write("write", connection -> session.execute("CREATE TABLE whole (id int)"));

            assertThat(admin.query("SELECT to_regclass('half'), to_regclass('whole')"))
                    .isEqualTo(List.of(Arrays.asList(null, "whole")));
        }
    }

    @Test
    void scripts_can_run_in_the_session_that_was_read_in_and_find_it_as_new() throws SQLException {
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT)) {
            String pid = pid(target.session());
            TargetDatabase.Lock lock = target.lock(Duration.ofSeconds(1), holder -> {});
            target.session().execute("SET my.own TO 'x'; CREATE TEMPORARY TABLE passing (id int)");
            target.runScriptsInSession();
            target.scripts().start(Timeouts.DEFAULT, "script", target.lockGuard(), false);

            assertThat(target.scripts().value("SELECT pg_backend_pid()")).isEqualTo(pid);
            assertThat(target.scripts().value("SELECT current_setting('my.own', true) <> ''"))
                    .isNotEqualTo("t");
            assertThat(target.scripts().value("SELECT to_regclass('passing')")).isNull();
            assertThat(pid(target.session())).isNotEqualTo(pid);
            assertThat(target.session().query("SHOW search_path").get(0).get(0)).isEqualTo("public");
            lock.close();
        }
    }

    private static @Nullable String pid(JdbcDatabase session) {
        return session.query("SELECT pg_backend_pid()").get(0).get(0);
    }

    @Test
    void a_lock_of_another_session_is_not_waited_for_without_end() {
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT)) {
            target.createBookkeeping();
            admin.execute("CREATE TABLE t (id int)");
            admin.execute("CREATE VIEW v AS SELECT id FROM t");
            admin.execute("BEGIN");
            admin.execute("LOCK TABLE changelog, v IN ACCESS EXCLUSIVE MODE");

            Problem changelog = Servers.problem(target::listChangelog);
            assertThat(changelog.code()).isEqualTo(ProblemCode.STATEMENT_LOCKED);
            assertThat(changelog.remedies()).isNotEmpty();
            assertThat(Servers.problem(() -> target.session().readCatalog(CatalogScope.DEFAULT))
                            .code())
                    .isEqualTo(ProblemCode.STATEMENT_LOCKED);
            admin.execute("ROLLBACK");

            assertThat(target.listChangelog()).isEmpty();
        }
    }

    @Test
    void a_row_that_is_in_the_changelog_already_stays_as_it_is() {
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT)) {
            target.createBookkeeping();
            ChangelogEntry row = new ChangelogEntry(ID, "2026-01-01 00:00:00", "d");
            target.recordApplied(row, entry(JournalEvent.RESOLVED_APPLIED, null, null));
            target.recordApplied(
                    new ChangelogEntry(ID, "2026-02-02 00:00:00", "e"),
                    entry(JournalEvent.RESOLVED_APPLIED, null, null));

            assertThat(target.listChangelog()).containsExactly(row);
            assertThat(target.listJournal()).hasSize(2);
        }
    }

    @Test
    void a_missing_namespace_is_made_together_with_the_tables() {
        try (PostgresTarget target = open(settings, new CatalogScope("auth", "changelog"))) {
            target.createBookkeeping();

            assertThat(target.hasChangelog()).isTrue();
        }
    }

    @Test
    void once_the_lock_is_held_unqualified_names_are_made_in_the_managed_namespace() {
        try (PostgresTarget target = open(settings, new CatalogScope("auth", "changelog"));
                var lock = target.lock(Duration.ZERO, holder -> {})) {
            assertThat(lock).isNotNull();
            target.createBookkeeping();
            target.session().execute("CREATE TABLE t (id int)");

            assertThat(admin.query("SELECT to_regclass('auth.t')")).isEqualTo(List.of(List.of("auth.t")));
        }
    }

    @Test
    void nothing_is_recorded_once_the_lock_was_lost() {
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT);
                var lock = target.lock(Duration.ZERO, holder -> {})) {
            assertThat(lock).isNotNull();
            target.createBookkeeping();
            admin.query("SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory'"
                    + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
            ChangelogEntry row = new ChangelogEntry(ID, "2026-01-01 00:00:00", "d");
            JournalEntry applied = entry(JournalEvent.RESOLVED_APPLIED, null, null);
            JournalEntry rolledBack = entry(JournalEvent.RESOLVED_ROLLED_BACK, null, null);

            assertThat(Servers.problem(() -> target.recordApplied(row, applied)).code())
                    .isEqualTo(ProblemCode.CONNECTION_LOST);
            assertThat(Servers.problem(() -> target.recordNotApplied(ID, rolledBack))
                            .code())
                    .isEqualTo(ProblemCode.CONNECTION_LOST);
            assertThat(target.listJournal()).isEmpty();
        }
    }

    @Test
    void a_role_without_rights_gets_exactly_the_grants_to_ask_for() {
        admin.execute("CREATE ROLE weak LOGIN PASSWORD 'p'");
        admin.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        ConnectionSettings weak = settings.withCredentials("weak", "p");
        try {
            assertThat(grants(weak, CatalogScope.DEFAULT))
                    .containsExactly("GRANT USAGE, CREATE ON SCHEMA \"public\" TO \"weak\";");
            assertThat(grants(weak, new CatalogScope("auth", "changelog")))
                    .containsExactly("GRANT CREATE ON DATABASE \"" + settings.database() + "\" TO \"weak\";");
            admin.execute("GRANT USAGE, CREATE ON SCHEMA public TO weak");
            try (PostgresTarget target = open(weak, CatalogScope.DEFAULT)) {
                target.createBookkeeping();
                assertThat(target.hasChangelog()).isTrue();
            }
        } finally {
            admin.execute("DROP OWNED BY weak");
            admin.execute("DROP ROLE weak");
        }
    }

    @Test
    void a_changelog_that_may_not_be_read_is_told_with_the_grant() {
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT)) {
            target.createBookkeeping();
        }
        admin.execute("CREATE ROLE blind LOGIN PASSWORD 'p'");
        try (PostgresTarget target = open(settings.withCredentials("blind", "p"), CatalogScope.DEFAULT)) {
            assertThat(target.hasChangelog()).isTrue();
            Problem problem = Servers.problem(target::listChangelog);

            assertThat(problem.code()).isEqualTo(ProblemCode.CHANGELOG_UNREADABLE);
            assertThat(problem.remedies().get(0).commands())
                    .contains("GRANT SELECT, INSERT, DELETE ON TABLE \"public\".\"changelog\" TO \"blind\";");
        } finally {
            admin.execute("DROP ROLE blind");
        }
    }

    @Test
    void a_table_of_another_shape_is_no_changelog() {
        admin.execute("CREATE TABLE changelog (version text)");
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT)) {
            Problem problem = Servers.problem(target::listChangelog);

            assertThat(problem.code()).isEqualTo(ProblemCode.CHANGELOG_UNREADABLE);
            assertThat(Servers.fact(problem, "SQLSTATE")).isEqualTo("42703");
        }
    }

    @Test
    void a_read_only_server_is_refused_before_the_lock_is_taken() {
        admin.execute("CREATE ROLE reader LOGIN PASSWORD 'p'");
        admin.execute("ALTER ROLE reader SET default_transaction_read_only TO on");
        try (PostgresTarget target = open(settings.withCredentials("reader", "p"), CatalogScope.DEFAULT)) {
            assertThat(Servers.problem(() -> target.lock(Duration.ZERO, holder -> {}))
                            .code())
                    .isEqualTo(ProblemCode.READ_ONLY_SERVER);
            assertThat(Servers.problem(target::createBookkeeping).code()).isEqualTo(ProblemCode.READ_ONLY_SERVER);
        } finally {
            admin.execute("DROP ROLE reader");
        }
    }

    @Test
    void a_session_that_was_ended_is_told_as_lost() {
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT)) {
            admin.query(
                    "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND pid <> pg_backend_pid()");

            assertThat(Servers.problem(target::hasChangelog).code()).isEqualTo(ProblemCode.CONNECTION_LOST);
        }
    }

    @Test
    void objects_of_others_are_seen_and_ours_and_those_of_extensions_are_not() {
        try (PostgresTarget target = open(settings, CatalogScope.DEFAULT)) {
            target.createBookkeeping();
            admin.execute("CREATE EXTENSION hstore");
            assertThat(target.hasForeignObjects()).isFalse();
            for (List<String> object : List.of(
                    List.of("CREATE TABLE t (id serial)", "DROP TABLE t"),
                    List.of("CREATE VIEW v AS SELECT 1", "DROP VIEW v"),
                    List.of("CREATE SEQUENCE s", "DROP SEQUENCE s"),
                    List.of("CREATE TYPE e AS ENUM ('a')", "DROP TYPE e"),
                    List.of("CREATE TYPE c AS (a int)", "DROP TYPE c"),
                    List.of("CREATE DOMAIN d AS int", "DROP DOMAIN d"),
                    List.of("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "DROP FUNCTION f"))) {
                admin.execute(object.get(0));
                assertThat(target.hasForeignObjects()).as(object.get(0)).isTrue();
                admin.execute(object.get(1));
            }
            assertThat(target.hasForeignObjects()).isFalse();
        }
    }

    @Test
    void a_changelog_whose_journal_would_lose_its_name_is_refused() {
        Problem problem = Servers.problem(() -> new Bookkeeping(new CatalogScope("public", "ä".repeat(28))));

        assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
    }

    private List<String> grants(ConnectionSettings weak, CatalogScope scope) {
        try (PostgresTarget target = open(weak, scope)) {
            Problem problem = Servers.problem(target::createBookkeeping);
            assertThat(problem.code()).isEqualTo(ProblemCode.PERMISSION_DENIED);
            return problem.remedies().stream()
                    .flatMap(remedy -> remedy.commands().stream())
                    .toList();
        }
    }

    private static JournalEntry entry(JournalEvent event, @Nullable String statement, @Nullable String error) {
        Instant at = Instant.parse("2026-01-01T00:00:00.123456Z");
        return new JournalEntry(
                0, event, ID, "d", null, at, at, "resolve", "u", "h", "1", "auth", 0, statement, error, null);
    }

    private static JournalEntry entry(
            JournalEvent event, String goal, String user, String host, String version, String service, Instant at) {
        return new JournalEntry(
                0, event, ID, "d", null, at, at, goal, user, host, version, service, 0, null, null, null);
    }

    private static PostgresTarget open(ConnectionSettings settings, CatalogScope scope) {
        return PostgresTarget.open(settings, scope, Duration.ZERO, target -> new NoRunner());
    }

    /** These tests run no scripts. */
    private record NoRunner() implements MigrationRunner {
        @Override
        public Statement look(MigrationScript script, Context context, int number) {
            throw new AssertionError("runs nothing");
        }

        @Override
        public Outcome apply(MigrationScript script, Context context, int resumeBehind) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome undo(MigrationScript script, Context context) {
            throw new UnsupportedOperationException();
        }
    }
}

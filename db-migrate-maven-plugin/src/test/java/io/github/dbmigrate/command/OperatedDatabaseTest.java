package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.stoppingAtDrift;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators do to a database in operation, which deploy and status take as it is. */
class OperatedDatabaseTest {

    private static final String OWNERS = "SELECT string_agg(DISTINCT relowner::regrole::text, ',') FROM pg_class"
            + " WHERE relnamespace = 'public'::regnamespace";

    private final Bench bench;
    private final ConnectionSettings admin;
    private final String owner;
    private final String deployer;

    OperatedDatabaseTest(@TempDir Path folder) {
        bench = new Bench(folder);
        admin = bench.settings;
        owner = "owner_of_" + admin.database();
        deployer = "deployer_of_" + admin.database();
    }

    @BeforeEach
    void makeRoles() {
        bench.sql(
                "CREATE ROLE " + owner,
                "CREATE ROLE " + deployer + " LOGIN PASSWORD 'x' IN ROLE " + owner,
                "GRANT CREATE ON SCHEMA public TO " + owner);
    }

    @AfterEach
    void dropRoles() {
        bench.settings = admin;
        bench.sql("DROP OWNED BY " + owner + ", " + deployer);
        bench.dropRole(deployer);
        bench.dropRole(owner);
    }

    private void deployAs(String role, String password) {
        bench.settings = admin.withCredentials(role, password);
        bench.deploy(stoppingAtDrift(bench));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- db-migrate: no-transaction\n"})
    void a_login_that_acts_as_the_owner_does_so_in_every_migration(String directive) {
        bench.sql("ALTER ROLE " + deployer + " SET role TO " + owner);
        bench.migration("1_users.sql", directive + Users.SCRIPT);
        deployAs(deployer, "x");
        bench.migration("2_phone.sql", directive + Users.ADD_PHONE)
                .migration("3_orders.sql", directive + "CREATE TABLE orders (id int);\n");
        deployAs(deployer, "x");
        assertThat(bench.value(OWNERS)).isEqualTo(owner);
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- db-migrate: no-transaction\n"})
    void a_login_that_has_nothing_but_the_owners_rights_needs_no_more_behind_a_script_that_changes_its_role(
            String directive) {
        bench.sql(
                "GRANT " + owner + " TO " + deployer + " WITH INHERIT FALSE",
                "ALTER ROLE " + deployer + " SET role TO " + owner);
        bench.migration(
                        "1_users.sql",
                        directive + "SET ROLE " + deployer + ";\nSET ROLE " + owner + ";\n" + Users.SCRIPT)
                .migration("2_phone.sql", directive + "SET ROLE " + deployer + ";\nRESET ROLE;\n" + Users.ADD_PHONE);
        deployAs(deployer, "x");
        assertThat(bench.value(OWNERS)).isEqualTo(owner);
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void a_changelog_that_the_role_may_not_read_is_not_taken_for_an_empty_one() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        bench.sql("GRANT CREATE ON SCHEMA public TO " + deployer);
        bench.settings = admin.withCredentials(deployer, "x");
        bench.migration("2_orders.sql", "CREATE TABLE orders (id int);\n");
        assertThat(problem(bench::status).code()).isEqualTo(ProblemCode.CHANGELOG_UNREADABLE);
        Problem stopped = problem(bench::deploy);
        assertThat(stopped.code()).isEqualTo(ProblemCode.CHANGELOG_UNREADABLE);
        assertThat(bench.exists("orders")).isFalse();

        String[] grants = commands(stopped).stream()
                .filter(command -> command.startsWith("GRANT "))
                .toArray(String[]::new);
        bench.settings = admin;
        bench.sql(grants);
        bench.settings = admin.withCredentials(deployer, "x");
        assertThat(bench.deploy().applied()).hasSize(1);
    }

    @Test
    void one_role_deploys_behind_another_and_sees_no_drift() {
        bench.sql("GRANT CREATE ON SCHEMA public TO " + deployer);
        bench.migration("1_users.sql", Users.SCRIPT);
        deployAs(deployer, "x");
        bench.migration("2_phone.sql", Users.ADD_PHONE);
        deployAs(TestPostgres.get().user(), TestPostgres.get().password());
        assertThat(bench.status().outcome()).isEqualTo("up to date");
        bench.migration("3_mail.sql", "ALTER TABLE users ADD COLUMN mail text;\n");
        deployAs(deployer, "x");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void maintenance_is_no_drift() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        bench.sql("INSERT INTO users VALUES (1)", "VACUUM (FULL, ANALYZE) users", "CLUSTER users USING users_pkey");
        bench.sql("ALTER TABLE users SET WITHOUT CLUSTER", "REINDEX TABLE users", "VACUUM FULL pg_catalog.pg_class");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
        bench.migration("2_phone.sql", Users.ADD_PHONE);
        assertThat(bench.deploy(stoppingAtDrift(bench)).applied()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quote_all_identifiers = on",
                "search_path = nowhere",
                "default_transaction_isolation = 'serializable'",
                "default_transaction_deferrable = on",
                "default_tablespace = ''",
                "check_function_bodies = off",
                "client_min_messages = error",
                "bytea_output = escape",
                "timezone = 'Asia/Kathmandu'",
                "datestyle = 'German'",
                "intervalstyle = 'sql_standard'",
                "row_security = off",
                "plan_cache_mode = force_generic_plan",
                "jit = on"
            })
    void a_setting_of_the_database_that_comes_later_is_no_drift(String setting) {
        bench.migration(
                        "1_users.sql",
                        Users.SCRIPT + "CREATE VIEW v AS SELECT id, now() - '1 day 2:00' AS t FROM users;")
                .deploy();
        bench.sql("ALTER DATABASE " + admin.database() + " SET " + setting);
        defineAndTakeBack();
        assertThat(bench.status().outcome()).isEqualTo("up to date");
        bench.migration("2_phone.sql", Users.ADD_PHONE);
        assertThat(bench.deploy(stoppingAtDrift(bench)).applied()).hasSize(1);
        bench.sql("ALTER DATABASE " + admin.database() + " RESET ALL");
        defineAndTakeBack();
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    /** So that the catalog is read, and not its stamp alone. */
    private void defineAndTakeBack() {
        bench.sql("ALTER TABLE public.users ADD COLUMN passing int", "ALTER TABLE public.users DROP COLUMN passing");
    }

    @Test
    void an_audit_of_all_statements_that_define_something_does_not_disturb() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        bench.sql(
                "CREATE SCHEMA audit",
                "CREATE TABLE audit.ddl (at timestamptz DEFAULT now(), tag text)",
                "CREATE FUNCTION audit.note() RETURNS event_trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN INSERT INTO audit.ddl (tag) VALUES (tg_tag); END'",
                "CREATE EVENT TRIGGER audit_ddl ON ddl_command_end EXECUTE FUNCTION audit.note()");
        bench.migration("2_phone.sql", Users.ADD_PHONE)
                .migration("3_index.sql", "CREATE INDEX CONCURRENTLY users_phone ON users (phone);\n");
        assertThat(bench.deploy().applied()).hasSize(2);
        assertThat(bench.value("SELECT string_agg(tag, ',' ORDER BY at) FROM audit.ddl"))
                .isEqualTo("ALTER TABLE,CREATE INDEX");
        assertThat(bench.deploy(stoppingAtDrift(bench)).applied()).isEmpty();
    }

    /** As pg_dump and pg_restore do it: everything made anew, in another order, with other numbers. */
    @Test
    void a_database_restored_from_a_dump_is_as_it_was_and_goes_on(@TempDir Path other) {
        bench.migration("1_users.sql", Users.SCRIPT).migration("2_phone.sql", Users.ADD_PHONE);
        bench.deploy();
        String rows = bench.value("SELECT string_agg(quote_literal(j::text), '),(') FROM changelog_journal AS j");
        String names = bench.value("SELECT string_agg(quote_literal(c::text), '),(') FROM changelog AS c");
        Bench restored = new Bench(
                other, "auth", CatalogScope.DEFAULT, TestPostgres.get().createDatabase());
        restored.migration("0_nothing.sql", "SELECT 1;").deploy();
        restored.delete("0_nothing.sql");
        restored.sql(
                "TRUNCATE changelog, changelog_journal",
                "CREATE TABLE users (id int NOT NULL, phone text)",
                "ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY (id)",
                "INSERT INTO changelog_journal OVERRIDING SYSTEM VALUE SELECT (j::changelog_journal).* FROM (VALUES ("
                        + rows + ")) AS v (j)",
                "INSERT INTO changelog SELECT (c::changelog).* FROM (VALUES (" + names + ")) AS v (c)",
                "SELECT setval(pg_get_serial_sequence('changelog_journal', 'sequence'), max(sequence))"
                        + " FROM changelog_journal");
        restored.migration("1_users.sql", Users.SCRIPT).migration("2_phone.sql", Users.ADD_PHONE);
        assertThat(restored.status().outcome()).isEqualTo("up to date");
        restored.migration("3_mail.sql", "ALTER TABLE users ADD COLUMN mail text;\n");
        assertThat(restored.deploy(stoppingAtDrift(restored)).applied()).hasSize(1);
        restored.sql("ALTER TABLE users ADD COLUMN byhand int");
        assertThat(restored.status().outcome()).isEqualTo("drifted");
    }
}

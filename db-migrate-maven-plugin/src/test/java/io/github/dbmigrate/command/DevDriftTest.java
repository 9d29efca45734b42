package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A development database that its migrations did not make so stops dev, and what an administrator may do does not. */
class DevDriftTest {

    private static final String SECOND = "20261123080001_add_phone_to_users.sql";

    private final Bench bench;

    DevDriftTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @Test
    void drift_is_listed_object_by_object_and_stops_it() {
        bench.schema(Users.SCHEMA).dev();
        bench.sql(
                "ALTER TABLE users ADD COLUMN byhand int",
                "CREATE VIEW v AS SELECT 1 AS one",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
        Problem problem = problem(() -> bench.schema(Users.WITH_PHONE).dev());
        assertThat(problem.code()).isEqualTo(ProblemCode.DRIFT);
        assertThat(fact(problem, "differences"))
                .contains("+ column public.users.byhand", "+ view public.v", "+ function public.f()");
        assertThat(commands(problem)).contains("mvn db-migrate:reset -pl apps/auth");
        assertThat(bench.scripts()).hasSize(1);
    }

    @Test
    void an_extension_that_an_administrator_installed_is_no_drift_and_may_be_asked_for_later() {
        bench.schema(Users.SCHEMA).dev();
        bench.sql("CREATE EXTENSION citext");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        bench.schema("CREATE EXTENSION citext;\n" + Users.SCHEMA.replace("name text", "name citext"))
                .dev();
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
    }

    @Test
    void a_database_that_somebody_else_made_is_listed_and_stops_it() {
        bench.schema(Users.SCHEMA);
        bench.sql("CREATE TABLE legacy (id int)");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.DATABASE_NOT_EMPTY);
        assertThat(fact(problem, "objects")).contains("+ table public.legacy");
    }

    @Test
    void after_a_reset_an_adopted_change_becomes_a_migration() {
        bench.schema(Users.SCHEMA).dev();
        bench.sql("ALTER TABLE users ADD COLUMN phone text");
        assertThat(problem(() -> bench.schema(Users.WITH_PHONE).dev()).code()).isEqualTo(ProblemCode.DRIFT);
        bench.reset();
        assertThat(bench.dev().outcome()).isEqualTo("wrote " + SECOND + ", 1 applied");
    }

    @Test
    void what_an_administrator_granted_and_reset_keeps_is_no_drift() {
        bench.schema(Users.SCHEMA + "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';"
                        + "CREATE TABLE numbered (id int GENERATED ALWAYS AS IDENTITY, n serial);")
                .dev();
        bench.sql(
                "GRANT USAGE, CREATE ON SCHEMA public TO pg_monitor",
                "COMMENT ON SCHEMA public IS 'of the team'",
                "CREATE EXTENSION hstore",
                "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO pg_monitor",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_monitor");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        bench.reset();
        assertThat(bench.value("SELECT has_table_privilege('pg_monitor', 'users', 'SELECT')"))
                .isEqualTo("t");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
        bench.sql("GRANT INSERT ON users TO pg_monitor");
        assertThat(fact(problem(bench::dev), "differences"))
                .contains("pg_monitor=INSERT")
                .doesNotContain("schema");
        assertThat(bench.status().outcome()).isEqualTo("drifted");
    }
}

package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles are a server's: schema.sql may say which it needs, the embedded server gets them, and no migration does. */
class RolesTest {

    private static final String CREATED = """
            -- // create notes
            CREATE TABLE notes (id int);
            GRANT SELECT ON notes TO %s;
            -- //@UNDO
            DROP TABLE notes;
            """;

    @TempDir
    Path folder;

    private Bench bench;
    private String role;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
        role = "role_of_" + bench.settings.database();
    }

    @AfterEach
    void dropRole() {
        bench.sql("DROP TABLE IF EXISTS notes");
        bench.dropRole(role);
    }

    @Test
    void a_role_that_schema_sql_creates_can_be_granted_something() {
        bench.schema("CREATE ROLE " + role
                        + " LOGIN PASSWORD 'of_the_file';\nCREATE TABLE notes (id int);\nGRANT SELECT ON notes TO "
                        + role + ";")
                .dev();
        assertThat(bench.read("migrations/" + bench.scripts().get(0)))
                .contains("GRANT SELECT ON TABLE public.notes TO " + role)
                .doesNotContain("CREATE ROLE", "of_the_file");
        assertThat(bench.value("SELECT rolcanlogin::text FROM pg_roles WHERE rolname = '" + role + "'"))
                .isEqualTo("false");
        assertThat(bench.value("SELECT has_table_privilege('" + role + "', 'notes', 'SELECT')"))
                .isEqualTo("t");
        assertThat(bench.console.lines)
                .filteredOn(line -> line.contains(role))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("made the role", "without login");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        assertThat(bench.console.lines)
                .filteredOn(line -> line.contains("made the role"))
                .hasSize(1);
    }

    @Test
    void a_block_that_makes_a_role_unless_it_is_there_is_such_a_statement_too() {
        bench.schema("DO $$ BEGIN CREATE ROLE " + role + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$;\n"
                        + "CREATE TABLE notes (id int);\nALTER TABLE notes OWNER TO " + role + ";")
                .dev();
        assertThat(bench.value("SELECT tableowner FROM pg_tables WHERE tablename = 'notes'"))
                .isEqualTo(role);
    }

    @Test
    void migrations_that_name_the_role_run_where_it_was_never_made() {
        bench.migration("20260101000000_create_notes.sql", CREATED.formatted(role))
                .schema("CREATE TABLE notes (id int);\nCREATE USER " + role + ";\nGRANT SELECT ON notes TO " + role
                        + ";");
        assertThat(bench.dev().outcome()).isEqualTo("1 applied");
    }

    @Test
    void reset_and_resolve_make_it_too() {
        bench.migration("20260101000000_create_notes.sql", CREATED.formatted(role))
                .schema("CREATE ROLE " + role + ";");
        bench.reset();
        bench.sql("DROP TABLE notes", "DROP TABLE changelog, changelog_journal");
        bench.dropRole(role);
        Problem refused = problem(() -> bench.resolveApplied("20260101000000"));
        assertThat(refused.code()).isEqualTo(ProblemCode.RESOLVE_CLAIM_FALSE);
        assertThat(fact(refused, "differences")).contains("table public.notes");
    }

    @Test
    void what_else_is_done_with_roles_is_told_and_done_nowhere() {
        bench.schema("CREATE ROLE " + role + ";\nGRANT pg_monitor TO " + role + ";\nALTER ROLE " + role
                        + " SET search_path = x;\nALTER USER " + role
                        + " PASSWORD 'of_the_file';\nCREATE TABLE notes (id int);")
                .dev();
        assertThat(bench.console.lines)
                .filteredOn(line -> line.contains("passed over"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("schema.sql:2", "GRANT pg_monitor"),
                        line -> assertThat(line).contains("schema.sql:3", "ALTER ROLE"),
                        line -> assertThat(line)
                                .contains("schema.sql:4", "ALTER USER")
                                .doesNotContain("of_the_file"));
        assertThat(bench.value("SELECT count(*) FROM pg_auth_members WHERE member = '" + role + "'::regrole"))
                .isEqualTo("0");
        assertThat(bench.value("SELECT count(*) FROM pg_db_role_setting WHERE setrole = '" + role + "'::regrole"))
                .isEqualTo("0");
        assertThat(bench.value("SELECT (rolpassword IS NULL)::text FROM pg_authid WHERE rolname = '" + role + "'"))
                .isEqualTo("true");
    }

    @Test
    void on_a_server_that_is_not_ours_it_is_not_made() {
        bench.shadowsOurs = false;
        bench.schema("CREATE ROLE " + role + ";\nCREATE TABLE notes (id int);\nGRANT SELECT ON notes TO " + role + ";");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.SCHEMA_FILE_INVALID);
        assertThat(fact(problem, "PostgreSQL says")).contains(role);
        assertThat(commands(problem)).anyMatch(command -> command.contains("CREATE ROLE"));
        assertThat(bench.value("SELECT count(*) FROM pg_roles WHERE rolname = '" + role + "'"))
                .isEqualTo("0");
    }

    @Test
    void a_migration_that_names_a_role_nobody_creates_says_how_it_comes_to_be() {
        bench.migration("20260101000000_create_notes.sql", CREATED.formatted(role))
                .schema("");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.REPLAY_FAILED);
        assertThat(problem.remedies()).anyMatch(remedy -> remedy.sentence().contains("create it in schema.sql"));
    }

    @Test
    void a_name_that_postgresql_keeps_for_itself_is_refused() {
        bench.schema("CREATE ROLE pg_ours;");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.SCHEMA_FILE_INVALID);
        assertThat(problem.headline()).contains("pg_ours");
    }
}

package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpTest {

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    /** What pg_dump 15.18 wrote with {@code --schema-only --create} of the billing service's database. */
    private static String dump() throws IOException {
        try (InputStream file = DumpTest.class.getResourceAsStream("/dumps/billing.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_dump_is_a_schema_file_as_it_is() throws IOException {
        bench.schema(dump()).dev();
        assertThat(bench.exists("invoices")).isTrue();
        assertThat(bench.value("SELECT count(*) FROM pg_database WHERE datname = 'billing'"))
                .isEqualTo("0");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
    }

    @Test
    void a_dump_of_one_namespace_makes_the_one_that_is_there() {
        Bench app = new Bench(
                folder.resolve("app"),
                "app",
                new CatalogScope("app", "changelog"),
                TestPostgres.get().createDatabase());
        app.schema("SET transaction_timeout_of_the_future = 0;\nCREATE SCHEMA app;\nCREATE TABLE app.t (x int);")
                .dev();
        assertThat(app.exists("app.t")).isTrue();
        bench.schema("CREATE SCHEMA public;\nCREATE TABLE t (x int);").dev();
        assertThat(bench.exists("t")).isTrue();
    }

    @Test
    void an_owner_that_the_server_does_not_have_is_told_with_both_ways_out() {
        bench.schema("CREATE TABLE t (x int);\nALTER TABLE t OWNER TO nobody_here;");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.SCHEMA_FILE_INVALID);
        assertThat(fact(problem, "PostgreSQL says")).contains("nobody_here");
        assertThat(commands(problem))
                .anyMatch(command -> command.contains("CREATE ROLE"))
                .anyMatch(command -> command.contains("--no-owner"));
    }

    @Test
    void a_file_of_several_databases_is_refused() {
        bench.schema("CREATE DATABASE a;\n\\connect a\nCREATE TABLE t ();\n\\connect b\n");
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.SCRIPT_UNSUPPORTED);
    }

    @Test
    void what_a_server_shares_is_refused_before_anything_runs() {
        bench.schema(
                "CREATE TABLE t (x int);\nDO $$ BEGIN CREATE ROLE made_by_a_schema_file; CREATE TABLE u (); END $$;");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.SCHEMA_FILE_INVALID);
        assertThat(problem.headline()).startsWith("CREATE ROLE in a DO block in src/main/db/schema.sql");
        assertThat(bench.value("SELECT count(*) FROM pg_roles WHERE rolname = 'made_by_a_schema_file'"))
                .isEqualTo("0");
        assertThat(bench.scripts()).isEmpty();
    }

    @Test
    void what_belongs_to_an_extension_or_to_another_namespace_of_the_database_is_left_alone() {
        bench.schema("CREATE EXTENSION citext;\nCREATE TABLE t (x citext);").dev();
        bench.sql(
                "CREATE FUNCTION helper() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "ALTER EXTENSION citext ADD FUNCTION helper()");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        bench.schema("CREATE EXTENSION citext;\nCREATE TABLE t (x citext, y int);")
                .dev();
        assertThat(bench.value("SELECT helper()")).isEqualTo("1");
    }
}

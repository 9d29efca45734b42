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

/** What dev makes of the description of the database: one file, several, none, one that PostgreSQL refuses. */
class DevSchemaFileTest {

    private final Bench bench;

    DevSchemaFileTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @Test
    void a_schema_of_several_files_becomes_one_migration() {
        bench.source("schema/10_users.sql", Users.SCHEMA)
                .source("schema/20_orders.sql", "CREATE TABLE orders (id int PRIMARY KEY, u int REFERENCES users);");
        bench.dev();
        assertThat(bench.scripts()).hasSize(1);
        assertThat(bench.exists("orders")).isTrue();
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
    }

    @Test
    void a_run_that_stops_on_a_new_database_says_what_is_in_and_how_the_seed_gets_in() {
        bench.migration("1_users.sql", Users.SCHEMA + "\nINSERT INTO users VALUES (1, 'Ada');")
                .schema(Users.SCHEMA + "CREATE TABLE broken (id nonsense);")
                .source("seed.sql", "INSERT INTO users VALUES (1, 'Ada');");
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.SCHEMA_FILE_INVALID);
        assertThat(bench.exists("users")).isFalse();

        bench.schema(Users.SCHEMA + "ALTER TABLE users RENAME TO people;");
        Problem stopped = problem(bench::dev);
        assertThat(stopped.code()).isEqualTo(ProblemCode.DATA_LOSS);
        assertThat(fact(stopped, "applied before")).isEqualTo("1_users.sql");
        assertThat(commands(stopped)).contains("mvn db-migrate:reset -pl apps/auth");
    }

    @Test
    void of_several_errors_in_the_schema_file_the_first_is_shown() {
        bench.schema(Users.SCHEMA
                + "\nCREATE TABLE a (id int);\nCREATE TABLE b (id nonsense);\nCREATE TABLE c (id rubbish);\n");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.SCHEMA_FILE_INVALID);
        assertThat(Bench.place(problem)).isEqualTo("src/main/db/schema.sql:4:20");
    }

    @Test
    void an_error_in_the_schema_file_is_shown_with_its_place() {
        bench.schema(Users.SCHEMA + "\nCREATE TABLE orders (\n    id nonsense\n);\n");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.SCHEMA_FILE_INVALID);
        assertThat(Bench.place(problem)).isEqualTo("src/main/db/schema.sql:4:8");
        assertThat(fact(problem, "PostgreSQL says")).contains("nonsense");
    }

    @Test
    void a_service_without_a_schema_is_told() {
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.SCHEMA_FILE_MISSING);
    }
}

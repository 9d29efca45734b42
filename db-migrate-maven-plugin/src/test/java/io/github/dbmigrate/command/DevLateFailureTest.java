package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.client.MyBatisClientGenerator;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dev leaves and says when one of its later steps fails: the plan, the proof, the client, the seed. */
class DevLateFailureTest {

    private static final String PARTITIONED = """
            CREATE TABLE p (a int NOT NULL, b int NOT NULL) PARTITION BY LIST (a);
            CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
            ALTER TABLE ONLY p ADD CONSTRAINT p_key UNIQUE (a, b);
            """;

    private final Bench bench;
    private final Path sources;

    DevLateFailureTest(@TempDir Path folder) {
        bench = new Bench(folder);
        sources = folder.resolve("target/generated");
    }

    @Test
    void what_has_no_undo_is_refused_by_the_proof_and_nothing_is_written_or_applied() {
        bench.migration("1_p.sql", PARTITIONED + "CREATE UNIQUE INDEX p1_key ON p1 (a, b);")
                .deploy();
        bench.schema(PARTITIONED
                + "ALTER TABLE p1 ADD CONSTRAINT p1_key UNIQUE (a, b); ALTER INDEX p_key ATTACH PARTITION p1_key;");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.PROOF_FAILED);
        assertThat(commands(problem)).contains("src/main/db/migrations/<yyyyMMddHHmmss>_<name>.sql");
        assertThat(bench.scripts()).hasSize(1);
        assertThat(bench.value("SELECT count(*) FROM pg_constraint WHERE conname = 'p1_key'"))
                .isEqualTo("0");
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void what_no_plan_may_hold_is_refused_and_nothing_is_written() {
        bench.schema(Users.SCHEMA).dev();
        bench.schema(Users.SCHEMA + "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;"
                + "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password 's3cret');");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.PLAN_UNSUPPORTED);
        assertThat(problem.toString()).doesNotContain("s3cret");
        assertThat(bench.scripts()).hasSize(1);
        assertThat(bench.value("SELECT count(*) FROM pg_foreign_server")).isEqualTo("0");
    }

    @Test
    void a_client_that_cannot_be_written_says_what_is_in_and_is_made_by_the_next_run() throws IOException {
        Files.createDirectories(sources.getParent());
        Files.writeString(sources, "in the way");
        bench.schema(Users.SCHEMA);
        Problem problem = problem(this::devWithClient);
        assertThat(problem.code()).isEqualTo(ProblemCode.CLIENT_FAILED);
        assertThat(fact(problem, "applied before")).isEqualTo("20261123080000_create_users.sql");
        assertThat(bench.status().outcome()).isEqualTo("up to date");

        Files.delete(sources);
        devWithClient();
        assertThat(bench.scripts()).hasSize(1);
        assertThat(sources.resolve("com/example/auth/UsersRow.java")).exists();
    }

    private void devWithClient() {
        ClientGenerator.Request client =
                new ClientGenerator.Request("auth", "com.example.auth", sources, List.of("public"), "changelog");
        new Dev(
                        bench.server(),
                        bench.shadows(),
                        new MyBatisClientGenerator(bench.console::warn),
                        bench.console,
                        bench.clock,
                        LastRun.NONE)
                .run(new Dev.Request(bench.service, null, false, "", "", "", "", null, client, true, bench.run));
    }

    @Test
    void a_seed_that_fails_leaves_no_row_and_the_migrations_and_says_how_it_gets_in() {
        bench.settings = bench.settings.withDatabase("seeded_" + bench.settings.database());
        bench.schema(Users.SCHEMA)
                .source("seed.sql", "INSERT INTO users VALUES (1, 'Ada');\nINSERT INTO nobody VALUES (1);");
        Problem problem = problem(bench::dev);
        assertThat(problem.code()).isEqualTo(ProblemCode.SEED_FAILED);
        assertThat(Bench.place(problem)).isEqualTo("src/main/db/seed.sql:2:13");
        assertThat(commands(problem)).contains("mvn db-migrate:reset -pl apps/auth");
        assertThat(bench.changelog()).isEqualTo("20261123080000");
        assertThat(bench.value("SELECT count(*) FROM users")).isEqualTo("0");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
    }
}

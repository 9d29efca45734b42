package io.github.dbmigrate.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.command.MigrationRunner.Marking;
import io.github.dbmigrate.command.MigrationRunner.Outcome;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MyBatisMigrationRunnerTest {

    @TempDir
    Path module;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(module);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void script_changelog_and_journal_commit_together() {
        Outcome outcome = bench.apply("20260101000000_create_users.sql", "CREATE TABLE users (id int);\nSELECT 1;\n");

        assertThat(outcome.transactional()).isTrue();
        assertThat(outcome.statements()).isEqualTo(2);
        assertThat(bench.exists("users")).isTrue();
        assertThat(bench.changelog()).containsExactly("20260101000000 create users");
        assertThat(bench.journal()).containsExactly("applied 2");
        assertThat(bench.progress).containsExactly("1/2 CREATE TABLE users", "2/2 SELECT 1");
        // All rows of one transaction carry its number.
        assertThat(bench.value("SELECT count(DISTINCT x) FROM (SELECT xmin::text x FROM changelog UNION "
                        + "SELECT xmin::text FROM changelog_journal UNION "
                        + "SELECT xmin::text FROM pg_class WHERE relname = 'users') t"))
                .isEqualTo("1");
    }

    @Test
    void the_journal_tells_who_ran_what_and_left_which_schema() {
        bench.marking = Marking.WHEN_DONE;
        MigrationScript script = bench.write("20260101000000_create_users.sql", "CREATE TABLE users (id int);");
        bench.apply(script, 0);

        var row = bench.lastJournal();
        assertThat(row.checksum()).isEqualTo(script.migration().checksum().hex());
        assertThat(row.goal()).isEqualTo("deploy");
        assertThat(row.service()).isEqualTo("auth");
        assertThat(row.host()).isEqualTo("build-7");
        assertThat(row.version()).isEqualTo("1.0.0");
        assertThat(row.databaseUser()).isEqualTo(bench.settings.user());
        assertThat(row.fingerprint())
                .isEqualTo(io.github.dbmigrate.schema.SchemaMark.of(
                                bench.other.readCatalog(bench.scope), bench.scope, bench.other.catalogStamp())
                        .text());
    }

    @Test
    void a_failed_statement_leaves_nothing_but_a_row_in_the_journal() {
        Problem problem = bench.applyFails(
                "20260101000000_create_users.sql",
                "-- // users\nCREATE TABLE users (id int);\nCREATE TABLE orders (\n  id int,\n  user_id nonsense\n);\n");

        assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        assertThat(problem.headline())
                .isEqualTo("20260101000000_create_users.sql failed; nothing of it is in the database.");
        Excerpt place = Objects.requireNonNull(problem.excerpt());
        assertThat(place.file()).isEqualTo("apps/auth/src/main/db/migrations/20260101000000_create_users.sql");
        assertThat(place.line()).isEqualTo(5);
        assertThat(place.column()).isEqualTo(11);
        assertThat(place.lines()).contains("  user_id nonsense");
        assertThat(Workbench.fact(problem, "SQLSTATE")).isEqualTo("42704");
        assertThat(Workbench.fact(problem, "statement")).isEqualTo("2 of 2: CREATE TABLE orders");
        assertThat(problem.remedies().get(0).commands()).containsExactly("mvn db-migrate:deploy -pl apps/auth");
        assertThat(bench.exists("users")).isFalse();
        assertThat(bench.changelog()).isEmpty();
        assertThat(bench.journal()).containsExactly("failed 0");
        assertThat(bench.lastJournal().error())
                .isEqualTo("42704 type \"nonsense\" does not exist"
                        + " (apps/auth/src/main/db/migrations/20260101000000_create_users.sql:5:11)");
        assertThat(bench.lastJournal().statement()).isEqualTo("CREATE TABLE orders");
    }
}

package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.postgres.Sql;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name that a user may choose, at once, through every goal. */
class HostileNamesTest {

    @TempDir
    Path directory;

    private @Nullable Bench bench;
    private @Nullable Bench admin;

    @AfterEach
    void dropDatabase() {
        if (bench != null && admin != null) {
            admin.sql("DROP DATABASE IF EXISTS " + Sql.identifier(bench.settings.database()) + " WITH (FORCE)");
            admin.dropRole(Sql.identifier(String.valueOf(bench.settings.user())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"we\"ird Näme; --'drop", "%s $1 back\\slash $$ ${changelog} ", "ÄÖÜäöüßÄÖÜäöüßÄÖÜäöüßÄÖÜäöüßÄÖÜ"
            })
    void a_service_of_hostile_names_goes_through_all_goals(String name) {
        Bench made = make(name);
        String table = Sql.identifier("t" + name);
        String column = Sql.identifier("c " + name.substring(0, Math.min(10, name.length())));
        made.schema("CREATE TABLE " + table + " (" + column + " int NOT NULL);\n");
        made.dev();
        assertThat(made.status().outcome()).isEqualTo("up to date");
        assertThat(made.deploy().applied()).isEmpty();

        made.schema("CREATE TABLE " + table + " (" + column + " int NOT NULL, added text);\n" + "CREATE INDEX "
                + Sql.identifier("i " + name.substring(0, 2)) + " ON " + table + " (" + column + ");\n");
        made.dev();
        assertThat(made.scripts()).hasSize(2);
        undo(made);
        assertThat(made.status().outcome()).isEqualTo("1 pending");
        assertThat(made.deploy().applied()).hasSize(1);

        undo(made);
        String last = made.scripts().get(1);
        assertThat(problem(() -> made.resolveApplied(last)).code()).isEqualTo(ProblemCode.RESOLVE_CLAIM_FALSE);
        assertThat(made.deploy().applied()).hasSize(1);

        made.migration("99990101000000_" + name + ".sql", "SELECT 1;\n");
        assertThat(made.deploy().applied()).hasSize(1);
        assertThat(made.status().outcome()).isEqualTo("up to date");

        made.sql("DELETE FROM " + Sql.qualified(made.scope.managedNamespace(), made.scope.journal())
                + " WHERE goal = 'deploy'");
        made.reset();
        assertThat(made.status().outcome()).isEqualTo("up to date");
    }

    private Bench make(String name) {
        TestPostgres server = TestPostgres.get();
        Bench superuser = new Bench(directory.resolve("admin"), "admin", CatalogScope.DEFAULT, "postgres");
        String database = "d" + name;
        String role = "r" + name;
        superuser.sql(
                "CREATE ROLE " + Sql.identifier(role) + " LOGIN SUPERUSER PASSWORD 'x'",
                "CREATE DATABASE " + Sql.identifier(database) + " OWNER " + Sql.identifier(role));
        String changelog = name.length() > 20 ? name.substring(0, 20) : name;
        Bench made = new Bench(
                directory.resolve("s " + name.replace('/', '_')),
                "s" + name,
                new CatalogScope("n" + name, changelog),
                database);
        made.settings = made.settings.withCredentials(role, "x");
        assertThat(made.settings.database()).isEqualTo(database);
        assertThat(server.port()).isPositive();
        bench = made;
        admin = superuser;
        return made;
    }

    /** As the goal undo will do it. */
    private static void undo(Bench bench) {
        List<io.github.dbmigrate.migration.Migration> all =
                MigrationsDirectory.read(bench.service.migrations()).migrations();
        MigrationScript script = MigrationScript.read(all.get(all.size() - 1));
        try (TargetDatabase target = bench.server().open();
                TargetDatabase.Lock lock = target.lock(Duration.ZERO, holder -> {})) {
            assertThat(lock).isNotNull();
            target.runner()
                    .undo(
                            script,
                            new MigrationRunner.Context(
                                    "undo",
                                    bench.service.name(),
                                    Map.of(),
                                    MigrationRunner.Marking.WHEN_DONE,
                                    Timeouts.DEFAULT,
                                    MigrationRunner.RunListener.NONE));
        }
    }
}

package io.github.dbmigrate.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deploy says to a role without rights is what its administrator runs; then it deploys. */
class GrantsTest {

    private static final AtomicInteger ROLES = new AtomicInteger();

    @TempDir
    Path directory;

    private Path migrations;
    private ConnectionSettings admin;
    private ConnectionSettings deployer;

    @BeforeEach
    void makeService() throws Exception {
        migrations = Files.createDirectories(directory.resolve("src/main/db/migrations"));
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
        use(TestPostgres.get());
    }

    private void use(TestPostgres server) {
        admin = Deployment.settings(
                server.host(), server.port(), server.createDatabase(), server.user(), server.password());
        String role = "dep\"loyer " + ProcessHandle.current().pid() + " " + ROLES.incrementAndGet();
        run("CREATE ROLE \"" + role.replace("\"", "\"\"") + "\" LOGIN PASSWORD 'x'");
        deployer = admin.withCredentials(role, "x");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 17})
    void a_role_that_may_not_create_tables_gets_the_right_on_the_schema(int major) throws Exception {
        use(TestPostgres.of(major));
        run("REVOKE CREATE ON SCHEMA public FROM public");
        script("1_t.sql", "CREATE TABLE t (id int);\n");
        assertThat(deployedAfterGrants())
                .containsExactly("GRANT USAGE, CREATE ON SCHEMA \"public\" TO " + role() + ";");
    }

    @Test
    void another_schema_of_the_scripts_own_gets_its_rights() throws Exception {
        run("GRANT CREATE ON SCHEMA public TO " + role(), "CREATE SCHEMA \"we\"\"ird\"");
        script("1_t.sql", "CREATE TABLE \"we\"\"ird\".t (id int);\n");
        assertThat(deployedAfterGrants())
                .containsExactly("GRANT USAGE, CREATE ON SCHEMA \"we\"\"ird\" TO " + role() + ";");
    }

    @Test
    void a_new_schema_gets_the_right_on_the_database() throws Exception {
        run("GRANT CREATE ON SCHEMA public TO " + role());
        script("1_t.sql", "CREATE SCHEMA other;\n");
        assertThat(deployedAfterGrants())
                .containsExactly("GRANT CREATE ON DATABASE \"" + admin.database() + "\" TO " + role() + ";");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE legacy ADD COLUMN name text",
                "CREATE INDEX legacy_id ON legacy (id)",
                "CREATE INDEX CONCURRENTLY legacy_id ON public.legacy (id)",
                "COMMENT ON TABLE legacy IS 'old'",
                "DROP TABLE IF EXISTS legacy",
                "ALTER TABLE ONLY legacy RENAME COLUMN id TO key"
            })
    void altering_anothers_table_needs_its_owner(String statement) throws Exception {
        String owner = "owner_" + ROLES.incrementAndGet() + "_"
                + ProcessHandle.current().pid();
        beginHistory();
        run("CREATE ROLE " + owner, "CREATE TABLE legacy (id int)", "ALTER TABLE legacy OWNER TO " + owner);
        script("1_t.sql", statement + ";\n");
        assertThat(deployedAfterGrants()).containsExactly("GRANT \"" + owner + "\" TO " + role() + ";");
    }

    @Test
    void an_index_needs_the_owner_of_its_table_and_the_schema_and_both_are_told_at_once() throws Exception {
        String owner = "owner_" + ROLES.incrementAndGet() + "_"
                + ProcessHandle.current().pid();
        beginHistory();
        run(
                "REVOKE CREATE ON SCHEMA public FROM " + role(),
                "CREATE ROLE " + owner,
                "CREATE TABLE legacy (id int)",
                "ALTER TABLE legacy OWNER TO " + owner);
        script("1_t.sql", "CREATE UNIQUE INDEX legacy_id ON legacy (id);\n");
        assertThat(deployedAfterGrants())
                .containsExactly(
                        "GRANT CREATE ON SCHEMA \"public\" TO " + role() + ";",
                        "GRANT \"" + owner + "\" TO " + role() + ";");
    }

    @Test
    void nobody_is_made_a_member_of_a_superuser() throws Exception {
        beginHistory();
        run("CREATE TABLE legacy (id int)");
        script("1_t.sql", "ALTER TABLE legacy ADD COLUMN name text;\n");
        assertThat(deployedAfterGrants()).containsExactly("ALTER TABLE \"public\".\"legacy\" OWNER TO " + role() + ";");
    }

    @Test
    void rows_of_anothers_table_and_a_reference_to_it_get_the_rights_they_need() throws Exception {
        beginHistory();
        run("CREATE TABLE legacy (id int PRIMARY KEY)", "CREATE TABLE other (id int PRIMARY KEY)");
        script("1_t.sql", "INSERT INTO legacy VALUES (1);\n");
        assertThat(deployedAfterGrants())
                .containsExactly("GRANT SELECT, INSERT ON TABLE \"public\".\"legacy\" TO " + role() + ";");
        script("2_t.sql", "CREATE TABLE t (id int REFERENCES other);\n");
        assertThat(deployedAfterGrants())
                .containsExactly("GRANT SELECT, REFERENCES ON TABLE \"public\".\"other\" TO " + role() + ";");
    }

    @Test
    void what_no_grant_gives_is_told_in_words() throws Exception {
        run("GRANT CREATE ON SCHEMA public TO " + role());
        script("1_t.sql", "CREATE ROLE another;\n");
        Problem problem = assertThrows(ProblemException.class, this::deploy).problem();
        assertThat(problem.remedies().toString()).contains("let an administrator give");
    }

    private void beginHistory() throws Exception {
        run("GRANT CREATE ON SCHEMA public TO " + role());
        script("0_begin.sql", "SELECT 1;\n");
        deploy();
    }

    private void deploy() {
        new Deployment(deployer, directory).run();
    }

    /** Runs what the problem says and deploys again; answers what it said. */
    private List<String> deployedAfterGrants() {
        Problem problem = assertThrows(ProblemException.class, this::deploy).problem();
        List<String> grants = problem.remedies().stream()
                .filter(remedy -> remedy.sentence().equals("Let an administrator run this."))
                .flatMap(remedy -> remedy.commands().stream())
                .toList();
        run(grants.toArray(String[]::new));
        deploy();
        return grants;
    }

    private String role() {
        return "\"" + String.valueOf(deployer.user()).replace("\"", "\"\"") + "\"";
    }

    private void script(String name, String text) throws Exception {
        Files.writeString(migrations.resolve(name), text);
        MigrationsDirectory.read(migrations).sign();
    }

    private void run(String... statements) {
        try (JdbcDatabase session = JdbcDatabase.open(admin)) {
            for (String statement : statements) {
                session.execute(statement);
            }
        }
    }
}

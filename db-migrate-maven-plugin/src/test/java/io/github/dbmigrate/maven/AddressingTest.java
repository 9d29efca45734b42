package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.Remedy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressingTest {

    private static final Commands AUTH = new Commands("apps/auth", Path.of("/shop/apps/auth"));

    @Test
    void a_command_goes_to_the_database_that_this_run_worked_on() {
        assertThat(told(
                        Map.of(
                                "db-migrate.url",
                                "postgresql://me:secret@staging/auth",
                                "db-migrate.schema",
                                "auth x",
                                "db-migrate.to",
                                "7"),
                        false,
                        "mvn db-migrate:deploy"))
                .isEqualTo("mvn db-migrate:deploy -pl apps/auth -Ddb-migrate.url=postgresql://me@staging/auth"
                        + " '-Ddb-migrate.schema=auth x'");
    }

    @Test
    void what_a_command_says_itself_stays() {
        assertThat(told(
                        Map.of("db-migrate.schema", "public"),
                        false,
                        "mvn db-migrate:dev -pl apps/auth -Ddb-migrate.schema=auth"))
                .isEqualTo("mvn db-migrate:dev -pl apps/auth -Ddb-migrate.schema=auth");
    }

    @Test
    void on_the_embedded_server_the_goals_that_never_fall_back_on_it_name_it() {
        assertThat(told(Map.of(), true, "mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.applied=1"))
                .isEqualTo("mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.applied=1 -Ddb-migrate.url=embedded");
        assertThat(told(Map.of(), true, "mvn db-migrate:reset")).isEqualTo("mvn db-migrate:reset -pl apps/auth");
        assertThat(told(Map.of(), true, "mvn db-migrate:start")).isEqualTo("mvn db-migrate:start");
        assertThat(told(Map.of(), true, "git add .")).isEqualTo("git add .");
    }

    @Test
    void below_the_root_a_command_that_counts_from_it_goes_there_first() {
        Addressing below = Addressing.of(
                AUTH, new Properties(), false, Addressing.enter(Path.of("/my shop"), Path.of("/my shop/apps/auth")));
        Problem problem = below.of(Problem.of(ProblemCode.DRIFT, "Drift.")
                .remedy("Run it again:", "mvn db-migrate:dev")
                .remedy("Take it back:", "git checkout -- apps/auth/src/main/db/migrations")
                .remedy("Start it:", "mvn db-migrate:start"));

        assertThat(problem.remedies().stream().map(Remedy::commands))
                .containsExactly(
                        List.of("cd '/my shop'", "mvn db-migrate:dev -pl apps/auth"),
                        List.of("cd '/my shop'", "git checkout -- apps/auth/src/main/db/migrations"),
                        List.of("mvn db-migrate:start"));
    }

    @Test
    void at_the_root_there_is_nowhere_to_go() {
        assertThat(Addressing.enter(Path.of("/shop"), Path.of("/shop/apps/.."))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://u:p@h/db, postgresql://u@h/db",
        "postgresql://u:p%40:q@h:5432/db?schema=a, postgresql://u@h:5432/db?schema=a",
        "jdbc:postgresql://h/db?user=u&password=p&sslmode=require, jdbc:postgresql://h/db?user=u&sslmode=require",
        "jdbc:postgresql://h/db?password=p&user=u, jdbc:postgresql://h/db?user=u",
        "jdbc:postgresql://h/db?password=p, jdbc:postgresql://h/db",
        "postgresql://u:p@q@h/db, postgresql://u@h/db"
    })
    void a_password_of_the_url_is_left_out(String url, String shown) {
        assertThat(Addressing.withoutPassword(url)).isEqualTo(shown);
    }

    private static String told(Map<String, String> commandLine, boolean embedded, String command) {
        Properties properties = new Properties();
        properties.putAll(commandLine);
        Problem problem = Problem.of(ProblemCode.DRIFT, "Drift.").remedy("Do this.", command);
        return Addressing.of(AUTH, properties, embedded, null)
                .of(problem)
                .remedies()
                .get(0)
                .commands()
                .get(0);
    }
}

package io.github.dbmigrate.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdMatchTest {

    private static final String COMMAND = "mvn db-migrate:resolve -Ddb-migrate.applied=";
    private final IdMatch match = new IdMatch(List.of(
            new IdMatch.Known(MigrationId.of(20261122101500L), "create users"),
            new IdMatch.Known(MigrationId.of(20261122101501L), "add orders"),
            new IdMatch.Known(MigrationId.of(20261122101502L), "add orders"),
            new IdMatch.Known(MigrationId.of(7), "")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20261122101500",
                "020261122101500",
                " 20261122101500 ",
                "create_users",
                "create users",
                "Create_Users",
                "20261122101500_create_users",
                "20261122101500_create_users.sql",
                "020261122101500_create_users.sql",
                "src/main/db/migrations/20261122101500_create_users.sql",
                "C:\\db\\20261122101500_create_users.sql"
            })
    void a_migration_is_found_by_number_name_or_file(String given) {
        assertThat(match.find(given, COMMAND)).isEqualTo(MigrationId.of(20261122101500L));
    }

    @Test
    void a_migration_with_no_words_is_found_by_its_number() {
        assertThat(match.find("7.sql", COMMAND)).isEqualTo(MigrationId.of(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"creat_users", "create_user", "20261122101500_creat_users.sql", "craete users"})
    void a_mistyped_one_gets_the_closest_in_a_command(String given) {
        Problem problem = problem(given);

        assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_UNKNOWN);
        assertThat(problem.headline()).contains(given);
        assertThat(problem.remedies().get(0).commands()).containsExactly(COMMAND + "20261122101500_create_users");
    }

    @Test
    void a_number_with_the_wrong_name_is_not_taken() {
        assertThat(problem("20261122101500_drop_users")
                        .remedies()
                        .get(0)
                        .commands()
                        .get(0))
                .startsWith(COMMAND);
    }

    @Test
    void a_name_that_two_have_is_not_decided() {
        assertThat(problem("add_orders").remedies())
                .flatExtracting(remedy -> remedy.commands())
                .containsExactly(COMMAND + "20261122101501", COMMAND + "20261122101502");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing_like_it_at_all", "_", ".sql"})
    void what_is_like_nothing_leads_to_status(String given) {
        assertThat(problem(given).remedies().get(0).commands()).containsExactly("mvn db-migrate:status");
    }

    private Problem problem(String given) {
        try {
            throw new AssertionError("found " + match.find(given, COMMAND));
        } catch (ProblemException e) {
            assertThatThrownBy(() -> match.find(given, COMMAND)).hasMessageContaining("DBM-308");
            return e.problem();
        }
    }
}

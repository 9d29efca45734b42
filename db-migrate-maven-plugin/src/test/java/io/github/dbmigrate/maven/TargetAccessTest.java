package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetAccessTest {

    private static final String NAME = "nobody_made_this";

    private final TestPostgres server = TestPostgres.get();
    private final ConnectionSettings settings =
            ConnectionSettings.of(server.host(), server.port(), NAME, server.user(), server.password());

    @Test
    void a_database_that_the_embedded_server_lacks_is_for_dev_to_make() {
        Problem problem = opened(Optional.empty());
        assertThat(problem.code()).isEqualTo(ProblemCode.DATABASE_MISSING);
        assertThat(commands(problem)).containsExactly("mvn db-migrate:dev");
    }

    @Test
    void a_named_database_that_is_missing_is_for_its_administrator() {
        assertThat(commands(opened(Optional.of(settings))))
                .hasSize(1)
                .allMatch(command -> command.startsWith("createdb"));
    }

    @Test
    void what_is_asked_about_a_target_names_its_server() {
        assertThat(choice(Optional.of(settings)).display()).isEqualTo(settings.display());
        assertThat(choice(Optional.empty()).display()).isEqualTo(NAME + " on the embedded server of this checkout");
    }

    private static List<String> commands(Problem problem) {
        return problem.remedies().stream()
                .flatMap(remedy -> remedy.commands().stream())
                .toList();
    }

    private static TargetChoice choice(Optional<ConnectionSettings> named) {
        return new TargetChoice(new ServiceModule(NAME, null, Path.of("/shop/apps"), Path.of("/shop")), named);
    }

    private Problem opened(Optional<ConnectionSettings> named) {
        TargetAccess access =
                new TargetAccess(choice(named), () -> settings, CatalogScope.DEFAULT, Duration.ZERO, target -> {
                    throw new AssertionError("nothing was to be opened");
                });
        return catchThrowableOfType(ProblemException.class, access::open).problem();
    }
}

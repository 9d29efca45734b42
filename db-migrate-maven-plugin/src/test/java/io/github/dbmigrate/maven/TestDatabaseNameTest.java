package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TestDatabaseNameTest {

    private static final List<String> SERVICES = List.of("auth", "auth_test", "order");

    @Test
    void it_is_the_services_name_with_test_behind_it_or_what_was_given() {
        assertThat(TestDatabaseName.of(null, "order", SERVICES)).isEqualTo("order_test");
        assertThat(TestDatabaseName.of("order_it", "order", SERVICES)).isEqualTo("order_it");
    }

    @Test
    void the_database_of_a_service_is_refused_with_a_free_name() {
        assertThat(refused(null, "auth")).isEqualTo("-Ddb-migrate.testDatabase=auth_test_test");
        assertThat(refused("auth", "order")).isEqualTo("-Ddb-migrate.testDatabase=order_test");
        assertThat(refused("order", "order")).isEqualTo("-Ddb-migrate.testDatabase=order_test");
    }

    private static String refused(@Nullable String given, String service) {
        Problem problem = catchThrowableOfType(
                        ProblemException.class, () -> TestDatabaseName.of(given, service, SERVICES))
                .problem();
        assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
        return problem.remedies().get(0).commands().get(0);
    }
}

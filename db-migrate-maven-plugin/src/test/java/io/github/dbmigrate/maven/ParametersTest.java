package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @Test
    void a_time_is_a_number_and_a_unit() {
        assertThat(TimeSpan.of("lockWait", "250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(TimeSpan.of("lockWait", "30s")).isEqualTo(Duration.ofSeconds(30));
        assertThat(TimeSpan.of("lockWait", "5 min")).isEqualTo(Duration.ofMinutes(5));
        assertThat(TimeSpan.of("lockWait", "5M")).isEqualTo(Duration.ofMinutes(5));
        assertThat(TimeSpan.of("lockWait", "1h")).isEqualTo(Duration.ofHours(1));
        assertThat(TimeSpan.of("lockWait", "0s")).isZero();
        assertThat(TimeSpan.of("lockWait", "PT2M")).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "-1s", "1.5s", "soon", "10000000000s", "PT-5S"})
    void any_other_time_is_a_problem_that_shows_a_good_one(String text) {
        Problem problem = problemOf(() -> TimeSpan.of("lockWait", text));

        assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
        assertThat(problem.remedies().get(0).commands()).containsExactly("-Ddb-migrate.lockWait=30s");
    }

    @Test
    void a_value_may_hold_an_equals_sign_and_may_be_empty() {
        assertThat(NameValues.of("variables", List.of("owner=app", "filter=a=b", "none=")))
                .containsEntry("owner", "app")
                .containsEntry("filter", "a=b")
                .containsEntry("none", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "=app", ""})
    void an_entry_without_a_name_is_a_problem(String entry) {
        assertThat(problemOf(() -> NameValues.of("variables", List.of(entry))).code())
                .isEqualTo(ProblemCode.PARAMETER_INVALID);
    }

    private static Problem problemOf(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}

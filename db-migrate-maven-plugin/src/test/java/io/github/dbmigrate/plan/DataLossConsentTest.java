package io.github.dbmigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.plan.DataFinding.Effect;
import io.github.dbmigrate.problem.Fact;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DataLossConsentTest {

    private static final DataFinding PHONE = finding(Effect.LOSS, "users.phone");
    private static final DataFinding FAX = finding(Effect.LOSS, "users.fax");
    private static final DataFinding CONFLICT = finding(Effect.CONFLICT, "users.mail");

    @Test
    void names_must_be_exact() {
        assertThat(DataLossConsent.parse("users").refusal(List.of(PHONE))).isPresent();
        assertThat(DataLossConsent.parse("users.phone").refusal(List.of(PHONE))).isEmpty();
        assertThat(DataLossConsent.parse(" users.fax , users.phone ").refusal(List.of(PHONE, FAX)))
                .isEmpty();
    }

    @Test
    void all_covers_every_loss() {
        assertThat(DataLossConsent.parse("all").refusal(List.of(PHONE, FAX))).isEmpty();
    }

    @Test
    void without_losses_nothing_must_be_said() {
        assertThat(DataLossConsent.NONE.refusal(List.of())).isEmpty();
        assertThat(DataLossConsent.parse("all").refusal(List.of())).isEmpty();
    }

    @Test
    void what_is_missing_is_listed_and_the_remedy_names_everything() {
        Problem problem =
                DataLossConsent.parse("users.fax").refusal(List.of(PHONE, FAX)).orElseThrow();
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_LOSS);
        assertThat(problem.facts()).containsExactly(new Fact("users.phone", "sentence of users.phone"));
        assertThat(problem.remedies().get(0).commands())
                .containsExactly("mvn db-migrate:dev -Ddb-migrate.acceptDataLoss=users.fax,users.phone");
    }

    @Test
    void a_name_that_nothing_loses_is_refused() {
        Problem problem = DataLossConsent.parse("users.phone,orders")
                .refusal(List.of(PHONE))
                .orElseThrow();
        assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
        assertThat(problem.headline()).contains("orders").doesNotContain("users.phone");
    }

    @Test
    void consent_does_not_help_against_a_conflict() {
        Problem problem =
                DataLossConsent.parse("all").refusal(List.of(PHONE, CONFLICT)).orElseThrow();
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_CONFLICT);
        assertThat(problem.remedies()).containsExactly(new Remedy("way out", List.of("command")));
    }

    @Test
    void a_comma_within_quotes_is_part_of_the_name() {
        DataFinding odd = finding(Effect.LOSS, "\"a,b\".x");
        assertThat(DataLossConsent.parse("users.fax,\"a,b\".x").refusal(List.of(odd, FAX)))
                .isEmpty();
    }

    private static DataFinding finding(Effect effect, String key) {
        return new DataFinding(
                effect,
                new ObjectId(Kind.COLUMN, "public." + key),
                key,
                OptionalLong.of(2),
                "sentence of " + key,
                List.of(new Remedy("way out", List.of("command"))));
    }
}

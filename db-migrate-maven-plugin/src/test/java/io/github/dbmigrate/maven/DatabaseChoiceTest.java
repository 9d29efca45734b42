package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatabaseChoiceTest {

    private static final String OWN = "DATABASE_URL_AUTH";
    private static final String SHARED = "DATABASE_URL";

    @Test
    void the_parameter_wins_over_everything() {
        assertThat(chosen("jdbc:parameter", Map.of(OWN, "own"), Map.of(OWN, "file")))
                .isEqualTo("jdbc:parameter from the parameter url");
    }

    @Test
    void the_services_own_variable_wins_over_the_shared_one() {
        assertThat(chosen(null, Map.of(OWN, "own", SHARED, "shared"), Map.of()))
                .isEqualTo("own from the environment variable DATABASE_URL_AUTH");
    }

    @Test
    void the_real_environment_wins_over_a_file_even_with_the_shared_variable() {
        assertThat(chosen(null, Map.of(SHARED, "shared"), Map.of(OWN, "file")))
                .isEqualTo("shared from the environment variable DATABASE_URL");
    }

    @Test
    void a_file_is_read_when_the_environment_is_silent() {
        assertThat(chosen(null, Map.of("PATH", "/bin"), Map.of(SHARED, "file")))
                .isEqualTo("file from the module's .env with DATABASE_URL");
    }

    @Test
    void a_missing_secret_of_a_pipeline_is_an_empty_text_and_counts_as_unset() {
        assertThat(chosen(" ", Map.of(OWN, "", SHARED, "shared"), Map.of()))
                .isEqualTo("shared from the environment variable DATABASE_URL");
    }

    @Test
    void nothing_set_is_no_choice() {
        assertThat(DatabaseChoice.first(null, OWN, variables(Map.of(), Map.of())))
                .isEmpty();
    }

    @Test
    void a_choice_shows_its_source_and_never_its_password() {
        assertThat(new DatabaseChoice("postgresql://u:secret@h/db", "the parameter url").toString())
                .isEqualTo("the database named by the parameter url");
    }

    private static String chosen(
            @Nullable String parameter, Map<String, String> environment, Map<String, String> file) {
        return DatabaseChoice.first(parameter, OWN, variables(environment, file))
                .map(choice -> choice.url() + " from " + choice.source())
                .orElse("nothing");
    }

    private static Variables variables(Map<String, String> environment, Map<String, String> file) {
        Map<String, Map<String, String>> layers = new LinkedHashMap<>();
        layers.put(Variables.ENVIRONMENT, environment);
        layers.put("the module's .env with ", file);
        return new Variables(layers);
    }
}

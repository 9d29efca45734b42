package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {

    @TempDir
    Path root;

    private ServiceModule module;

    @BeforeEach
    void one_service() throws IOException {
        Path directory = Files.createDirectories(root.resolve("apps/order-history"));
        Files.createDirectories(directory.resolve("src/main/db"));
        module = ServiceModule.find(directory, root).orElseThrow();
    }

    @Test
    void a_services_variable_has_underscores_for_what_a_variable_cannot_hold() {
        assertThat(module.urlVariable()).isEqualTo("DATABASE_URL_ORDER_HISTORY");
        assertThat(module.path()).isEqualTo("apps/order-history");
    }

    @Test
    void a_module_without_src_main_db_is_no_service() throws IOException {
        assertThat(ServiceModule.find(Files.createDirectories(root.resolve("libs")), root))
                .isEmpty();
    }

    @Test
    void the_modules_file_is_asked_before_the_roots() throws IOException {
        Files.writeString(module.directory().resolve(".env"), "DATABASE_URL=\"module\"\n");
        Files.writeString(root.resolve(".env"), "DATABASE_URL=root\nDATABASE_URL_ORDER_HISTORY=root-own\n");

        assertThat(choice(Map.of())).isEqualTo("module");
    }

    @Test
    void the_roots_file_is_asked_last() throws IOException {
        Files.writeString(root.resolve(".env"), "# ours\nDATABASE_URL=root\nDATABASE_URL_ORDER_HISTORY=root-own\n");

        assertThat(choice(Map.of())).isEqualTo("root-own");
        assertThat(choice(Map.of("DATABASE_URL", "real"))).isEqualTo("real");
    }

    @Test
    void a_malformed_file_is_a_problem_that_does_not_quote_it() throws IOException {
        Files.writeString(root.resolve(".env"), "DATABASE_URL postgresql://u:secret@h/db\n");

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> choice(Map.of()));

        assertThat(problem.problem().code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
        assertThat(problem).hasNoCause();
        assertThat(problem.problem().toString()).contains(".env").doesNotContain("secret");
    }

    private String choice(Map<String, String> environment) {
        return DatabaseChoice.first(null, module.urlVariable(), Variables.of(module, environment))
                .orElseThrow()
                .url();
    }
}

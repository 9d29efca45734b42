package io.github.dbmigrate.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private static final Path MODULE = Path.of("/shop/apps/auth");

    @ParameterizedTest
    @ValueSource(strings = {"/shop/apps/auth/src/a.sql", "/shop/./apps/other/../auth/src/a.sql"})
    void a_file_of_the_module_is_told_from_the_root_of_the_reactor(String file) {
        assertThat(new Commands("apps/auth", MODULE).path(Path.of(file))).isEqualTo("apps/auth/src/a.sql");
        assertThat(new Commands("", MODULE).path(Path.of(file))).isEqualTo("src/a.sql");
        assertThat(new Commands("", Path.of("/")).path(Path.of("/src/a.sql"))).isEqualTo("src/a.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/apps/auth2/src/a.sql", "/shop/apps/a.sql", "/elsewhere/a.sql"})
    void a_file_elsewhere_stays_as_it_is(String file) {
        assertThat(new Commands("apps/auth", MODULE).path(Path.of(file))).isEqualTo(file);
    }

    @Test
    void the_module_itself_is_told_too() {
        assertThat(new Commands("", MODULE).path(MODULE)).isEmpty();
        assertThat(new Commands("apps/auth", MODULE).path(MODULE)).isEqualTo("apps/auth/");
    }
}

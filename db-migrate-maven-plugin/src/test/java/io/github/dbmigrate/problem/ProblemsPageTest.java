package io.github.dbmigrate.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "problems.md");

    @Test
    void the_page_has_a_section_for_every_code_and_none_besides() throws IOException {
        var sections = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();

        assertThat(sections)
                .containsExactlyElementsOf(Arrays.stream(ProblemCode.values())
                        .map(code -> code.label() + " " + code.name())
                        .toList());
    }

    @Test
    void no_two_codes_share_a_number() {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::label)).doesNotHaveDuplicates();
    }
}

package io.github.dbmigrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptProblemsTest {

    @Test
    void the_place_is_that_of_the_file_when_the_text_begins_further_down() {
        String down = "DROP TABLE a;\n  \\connect other\nDROP TABLE b;\n";

        Problem problem = problems(down, 10).get(0);

        assertThat(problem.facts().get(0).value()).isEqualTo("1_a.sql:11:3");
        assertThat(problem.excerpt())
                .isEqualTo(new Excerpt(
                        "1_a.sql", 11, 3, 10, List.of("DROP TABLE a;", "  \\connect other", "DROP TABLE b;")));
    }

    @Test
    void each_statement_that_cannot_be_sent_has_its_problem_and_way_out() {
        List<Problem> problems = problems(
                "SELECT 1;\n\\i x.sql\n\\set a 1\n\\copy t from x\nCOPY t FROM STDIN;\n1\n2\n\\.\nDO $$ open", 1);

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.SCRIPT_UNSUPPORTED,
                        ProblemCode.SCRIPT_UNSUPPORTED,
                        ProblemCode.SCRIPT_UNSUPPORTED,
                        ProblemCode.SCRIPT_UNSUPPORTED,
                        ProblemCode.SCRIPT_UNTERMINATED);
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.remedies()).isNotEmpty());
        assertThat(problems.get(3).facts().get(0).value()).isEqualTo("2");
        assertThat(problems.get(4).headline())
                .isEqualTo("1_a.sql ends inside a dollar quote $$ that is opened here and never closed.");
    }

    private static List<Problem> problems(String text, int firstLine) {
        return ScriptProblems.of("1_a.sql", text, firstLine, StatementSplitter.split(text));
    }
}

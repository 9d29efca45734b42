package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnotationTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final ServiceModule AUTH =
            new ServiceModule("auth", null, ROOT.resolve("apps").resolve("auth"), ROOT);
    private static final Problem PROBLEM = Problem.of(ProblemCode.MIGRATION_FAILED, "100% wrong\nat once")
            .at(Excerpt.of("src/main/db/migrations/1_a,b.sql", "SELECT;\nSELEC 1;\n", 2, 3));

    @Test
    void github_shows_the_place_from_the_repositorys_root() {
        assertThat(Annotation.of(PROBLEM, AUTH, Map.of("GITHUB_ACTIONS", "true")))
                .contains("::error title=DBM-501 auth,file=apps/auth/src/main/db/migrations/1_a%2Cb.sql,line=2,col=3"
                        + "::100%25 wrong%0Aat once");
    }

    @Test
    void a_place_that_is_told_from_the_root_stays() {
        Problem told = Problem.of(ProblemCode.MIGRATION_FAILED, "wrong")
                .at(Excerpt.of("apps/auth/src/main/db/schema.sql", "SELEC 1;", 1, 1));

        assertThat(Annotation.of(told, AUTH, Map.of("GITHUB_ACTIONS", "true")))
                .contains("::error title=DBM-501 auth,file=apps/auth/src/main/db/schema.sql,line=1,col=1::wrong");
    }

    @Test
    void azure_shows_the_place_from_the_repositorys_root() {
        assertThat(Annotation.of(PROBLEM, AUTH, Map.of("TF_BUILD", "True")))
                .contains("##vso[task.logissue type=error;code=DBM-501;"
                        + "sourcepath=apps/auth/src/main/db/migrations/1_a,b.sql;linenumber=2;columnnumber=3]"
                        + "auth: 100%AZP25 wrong%0Aat once");
    }

    @Test
    void a_problem_without_a_place_names_none() {
        assertThat(Annotation.of(
                        Problem.of(ProblemCode.URL_MISSING, "no database"), AUTH, Map.of("GITHUB_ACTIONS", "true")))
                .contains("::error title=DBM-101 auth::no database");
    }

    @Test
    void elsewhere_nothing_is_printed() {
        assertThat(Annotation.of(PROBLEM, AUTH, Map.of("CI", "true"))).isEmpty();
    }
}

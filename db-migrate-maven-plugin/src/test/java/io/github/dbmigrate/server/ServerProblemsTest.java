package io.github.dbmigrate.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.Remedy;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServerProblemsTest {

    private static final Path DATA = Path.of("/it's here/.db-migrate/data-17");
    private static final Path LOG = Path.of("/it's here/.db-migrate/data-17.log");

    // As PostgreSQL 17.11 wrote it on a full file system of 60 MB.
    private static final String DISK_FULL =
            "FATAL:  could not write to file \"pg_wal/xlogtemp.15\": No space left on device";

    @Test
    void a_full_disk_is_told_as_such_wherever_it_is_met() {
        assertThat(ServerProblems.startFailed(DATA, LOG, DISK_FULL).remedies())
                .extracting(Remedy::sentence)
                .anyMatch(sentence -> sentence.contains("room"));
        assertThat(ServerProblems.initFailed(new DataDirectory(DATA, 17), DISK_FULL)
                        .remedies())
                .extracting(Remedy::sentence)
                .anyMatch(sentence -> sentence.contains("room"));
        assertThat(ServerProblems.unusableFiles(DATA, new IOException("No space left on device"))
                        .remedies())
                .extracting(Remedy::sentence)
                .anyMatch(sentence -> sentence.contains("room"));
    }

    @Test
    void files_of_another_user_are_told_with_the_command_that_takes_them_over() {
        Problem problem = ServerProblems.unusableFiles(DATA, new AccessDeniedException(DATA.toString()));
        assertThat(problem.code()).isEqualTo(ProblemCode.SERVER_DATA);
        assertThat(problem.facts()).anySatisfy(fact -> assertThat(fact.value()).isEqualTo("AccessDenied: " + DATA));
        assertThat(problem.remedies().get(0).commands())
                .containsExactly("sudo chown -R \"$(id -u)\" '/it'\\''s here/.db-migrate/data-17'");
    }

    @Test
    void a_failed_start_is_told_by_what_it_is_about() {
        assertThat(ServerProblems.startFailed(DATA, LOG, "FATAL:  database files are incompatible with server")
                        .code())
                .isEqualTo(ProblemCode.SERVER_DATA);
        assertThat(ServerProblems.startFailed(DATA, LOG, "FATAL:  could not map anonymous shared memory")
                        .code())
                .isEqualTo(ProblemCode.SERVER_START_FAILED);
    }
}

package io.github.dbmigrate.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.testing.TestDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Interrupts deploys at every kind of step, and lets the next one finish. {@code -Dcrash.kills=200} makes so many
 * interruptions, {@code -Dcrash.kills=all} all that there are; {@code -Dcrash.seed} repeats a choice.
 */
class KillMatrixTest {

    private static final String KILLS = System.getProperty("crash.kills", "30");
    private static final long SEED = Long.getLong("crash.seed", 20261123L);
    private static final List<Integer> MAJORS = List.of(14, 18);

    private static final Matrix MATRIX = new Matrix();

    @TempDir
    static Path directory;

    @TestFactory
    Stream<DynamicTest> the_next_deploy_ends_as_if_nothing_had_happened() throws Exception {
        Shop.write(directory);
        List<DynamicTest> tests = new ArrayList<>();
        for (int major : MAJORS) {
            TestPostgres server = TestPostgres.of(major);
            Undisturbed undisturbed = Undisturbed.on(server, directory);
            for (Case one : chosen(Case.all(undisturbed.steps()), major)) {
                tests.add(DynamicTest.dynamicTest(
                        major + " " + one, () -> continues(server, major, one, undisturbed.result())));
            }
        }
        System.out.println("crash.seed=" + SEED + ", " + tests.size() + " interruptions");
        return tests.stream();
    }

    private static List<Case> chosen(List<Case> all, int major) {
        return KILLS.equals("all") ? all : Case.some(all, Integer.parseInt(KILLS) / MAJORS.size(), SEED + major);
    }

    private static void continues(TestPostgres server, int major, Case one, Result undisturbed) throws Exception {
        String database = server.createDatabase();
        String outcome;
        try (Interruption interruption = new Interruption(server, directory, database, one)) {
            outcome = interruption.run();
            ConnectionSettings settings = interruption.settings();
            if (outcome.equals("ended well")) {
                assertThat(Result.of(settings)).as("what was said to be in").isEqualTo(undisturbed);
            }
            new Deployment(settings, directory).run();
            assertThat(Result.of(settings)).as("after %s", outcome).isEqualTo(undisturbed);
            assertThat(new Deployment(settings, directory).run().applied()).isEmpty();
        }
        MATRIX.add(major, one, outcome);
        MATRIX.write();
        TestDatabases.drop(server, database);
    }
}

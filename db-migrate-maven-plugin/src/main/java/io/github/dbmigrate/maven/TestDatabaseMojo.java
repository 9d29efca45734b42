package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.GoalReport;
import io.github.dbmigrate.command.TestDatabase;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the database for the module's own tests anew on the embedded server: at the head of the migrations, without rows.
 *
 * <p>How to reach it stands in {@code target/db-migrate/pg_service.conf}, readable by nobody else. With the system property
 * {@code org.postgresql.pgservicefile} naming that file, the URL {@code jdbc:postgresql:///?service=test} is all a test
 * needs.
 */
@Mojo(name = "test-database", defaultPhase = LifecyclePhase.PROCESS_TEST_RESOURCES, threadSafe = true)
public final class TestDatabaseMojo extends ServiceMojo {

    /**
     * The name of the test database. Without it, it is the service's with {@code _test} behind it. Whatever has that name
     * on the embedded server is dropped, so a name that a service of the reactor has is refused.
     *
     * <p>Example: {@code -Ddb-migrate.testDatabase=auth_it}
     */
    @Parameter(property = "db-migrate.testDatabase")
    private @Nullable String testDatabase;

    /** Where tests do not run, no database is made for them: surefire's switch, and the compiler's. */
    @Override
    boolean isPassedOver() {
        return isSet("skipTests") || isSet("maven.test.skip");
    }

    private boolean isSet(String property) {
        String inPom = project.getProperties().getProperty(property, "false");
        return Boolean.parseBoolean(session.getUserProperties().getProperty(property, inPom));
    }

    @Override
    boolean takesTarget() {
        return false;
    }

    @Override
    GoalReport run(Composition with) {
        String database = TestDatabaseName.of(testDatabase, with.service().name(), allServices());
        BuildFolder folder = new BuildFolder(
                Path.of(project.getBuild().getDirectory(), "db-migrate"),
                with.service().directory());
        TestAccess access =
                new TestAccess(database, () -> servers(with.console()).main().start(), folder);
        return new TestDatabase(access, with.console())
                .run(new TestDatabase.Request(with.service(), with.scope(), variables()));
    }
}

package io.github.dbmigrate.maven;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How a service's test database is called: it is dropped at every build, so it must not be anybody's own database. */
final class TestDatabaseName {

    private static final String SUFFIX = "_test";

    private TestDatabaseName() {}

    /**
     * The name. Problem {@code PARAMETER_INVALID} for one that a service has.
     *
     * @param given the parameter, or null for the service's name with {@code _test} behind it
     * @param services all of the reactor, built or not; each names its own database
     */
    static String of(@Nullable String given, String service, Collection<String> services) {
        String name = given == null ? service + SUFFIX : given;
        if (services.contains(name)) {
            throw Problem.of(
                            ProblemCode.PARAMETER_INVALID,
                            "The test database of " + service + " would be " + name
                                    + ", but that is the development database of the service " + name
                                    + ", and a test database is dropped at every build; nothing was dropped.")
                    .remedy("Name one that no service has.", "-Ddb-migrate.testDatabase=" + free(service, services))
                    .exception();
        }
        return name;
    }

    private static String free(String service, Collection<String> services) {
        String name = service + SUFFIX;
        while (services.contains(name)) {
            name = name + SUFFIX;
        }
        return name;
    }
}

package io.github.dbmigrate.postgres;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;

/**
 * A server's version.
 *
 * @param number as {@code server_version_num} has it, such as 170006
 * @param text as the server names itself, such as {@code 17.6}
 */
record ServerVersion(int number, String text) {

    static final int OLDEST = 14;

    int major() {
        return number / 10000;
    }

    /** Problem {@code SERVER_TOO_OLD}. */
    void requireSupported(ConnectionSettings settings) {
        if (major() < OLDEST) {
            throw Problem.of(
                            ProblemCode.SERVER_TOO_OLD,
                            "The server is PostgreSQL " + text + "; db-migrate works with " + OLDEST
                                    + " and later. Nothing was changed.")
                    .fact("database", settings.display())
                    .fact("server", text)
                    .remedy("Upgrade the server; PostgreSQL itself no longer mends this version.")
                    .exception();
        }
    }
}

package io.github.dbmigrate.postgres;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes roles on a server of ours, so that what a schema grants them can be tried there. */
public final class ServerRoles {

    // Another service's run may make the same one at the same time.
    private static final Set<String> IS_THERE = Set.of("42710", "23505");

    private ServerRoles() {}

    /**
     * Makes those that the server lacks. They cannot log in, so they bring no password. Problems: {@code
     * SCHEMA_FILE_INVALID} for a name that PostgreSQL keeps for itself.
     *
     * @param names unquoted
     * @return the ones that were made
     */
    public static List<String> makeMissing(JdbcDatabase session, List<String> names) {
        List<String> made = new ArrayList<>();
        for (String name : names) {
            if (session.query("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = " + Sql.literal(name))
                    .isEmpty()) {
                SqlFailure failure = session.tryExecute("CREATE ROLE " + Sql.identifier(name) + " NOLOGIN");
                if (failure == null) {
                    made.add(name);
                } else if (!IS_THERE.contains(failure.sqlState())) {
                    throw refused(name, failure).exception();
                }
            }
        }
        return made;
    }

    private static Problem refused(String name, SqlFailure failure) {
        return Problem.of(
                        ProblemCode.SCHEMA_FILE_INVALID,
                        "The role " + name
                                + " that schema.sql creates cannot be made on the embedded server; nothing was"
                                + " changed.")
                .fact("PostgreSQL says", failure.message())
                .fact("SQLSTATE", failure.sqlState())
                .remedy("Take its CREATE ROLE out of schema.sql.");
    }
}

package io.github.dbmigrate.command;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.regex.Pattern;

/** A refusal for a role that a shadow server does not have: roles belong to a server, not to a database. */
final class MissingRole {

    private static final String UNDEFINED_OBJECT = "42704";
    private static final Pattern NAMES_A_ROLE =
            Pattern.compile("(?is)(?:.*\\bOWNER\\s+TO\\b.*|(?:GRANT|REVOKE|ALTER\\s+DEFAULT|SET\\s+ROLE)\\b.*"
                    + "|.*\\bAUTHORIZATION\\b.*|(?:CREATE|ALTER)\\s+(?:POLICY|USER\\s+MAPPING)\\b.*)");

    private MissingRole() {}

    /** True of a statement that names a role, whatever else it does. */
    static boolean isNamedIn(String sql) {
        return NAMES_A_ROLE.matcher(sql).matches();
    }

    /** With the ways out, where a role may be what is missing. */
    static Problem remedied(Problem problem, String sql, SqlFailure failure) {
        if (!failure.sqlState().equals(UNDEFINED_OBJECT) || !isNamedIn(sql)) {
            return problem;
        }
        return problem.remedy(
                        "Where the role matters, create it in schema.sql: the embedded server then has it. Make it by hand on every "
                                + "other server before deploying:",
                        "psql -c 'CREATE ROLE <name>'")
                .remedy(
                        "Where it does not, leave owners and privileges out of the dump:",
                        "pg_dump --schema-only --no-owner --no-privileges …");
    }
}

package io.github.dbmigrate.postgres.shadow;

import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.Sql;
import io.github.dbmigrate.problem.Fact;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.SqlFailure;

/** Why no shadow database could be had. */
final class ShadowProblems {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private ShadowProblems() {}

    /** Tells a problem of the connection as one of shadow databases, with all that it knows. */
    static Problem unreachable(ConnectionSettings server, Problem cause) {
        Problem problem = Problem.of(
                        ProblemCode.SHADOW_UNAVAILABLE,
                        "The server for shadow databases could not be used; nothing was changed. " + cause.headline())
                .fact("cause", cause.code().label());
        for (Fact fact : cause.facts()) {
            problem = problem.fact(fact.name(), fact.value());
        }
        for (Remedy remedy : cause.remedies()) {
            problem = problem.remedy(remedy.sentence(), remedy.commands().toArray(String[]::new));
        }
        return otherServer(problem.fact("shadow server", server.address()));
    }

    static Problem refused(ConnectionSettings server, SqlFailure failure) {
        String role = String.valueOf(server.user());
        boolean denied = failure.sqlState().equals(INSUFFICIENT_PRIVILEGE);
        Problem problem = Problem.of(
                        ProblemCode.SHADOW_UNAVAILABLE,
                        denied
                                ? "The role " + role + " may not create a shadow database; nothing was changed."
                                : "PostgreSQL did not create a shadow database; nothing was changed.")
                .fact("shadow server", server.display())
                .fact("SQLSTATE", failure.sqlState())
                .fact("PostgreSQL says", failure.message())
                .fact("detail", failure.detail())
                .fact("hint", failure.hint());
        if (denied) {
            problem = problem.remedy(
                    "Let an administrator of that server allow it.",
                    "ALTER ROLE " + Sql.identifier(role) + " CREATEDB;");
        }
        return otherServer(problem);
    }

    private static Problem otherServer(Problem problem) {
        return problem.remedy(
                "Or name a server where databases may be made; it should be of the target's major version.",
                "-Ddb-migrate.shadowUrl=postgresql://user@host:5432/postgres");
    }
}

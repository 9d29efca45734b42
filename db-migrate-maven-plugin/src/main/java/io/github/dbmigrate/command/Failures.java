package io.github.dbmigrate.command;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.schema.SqlFailure;

/** PostgreSQL's refusals as facts. */
final class Failures {

    private Failures() {}

    static Problem told(Problem problem, SqlFailure failure) {
        return problem.fact("PostgreSQL says", failure.message())
                .fact("detail", failure.detail())
                .fact("hint", failure.hint())
                .fact("SQLSTATE", failure.sqlState());
    }
}

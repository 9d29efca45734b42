package io.github.dbmigrate.mybatis;

import java.sql.SQLException;

/** Runs a script in one transaction, ours or its own, that commits together with changelog and journal. */
final class WholeRun {

    private final Run run;

    WholeRun(Run run) {
        this.run = run;
    }

    /**
     * Runs it.
     *
     * @param own whether the first statement is its BEGIN and the last its COMMIT; the BEGIN is sent as written, for it may
     *     name an isolation level, and the COMMIT is ours, behind the bookkeeping
     */
    void run(boolean own) throws Stop {
        int statements = run.script().statements().size();
        int last = own ? statements - 1 : statements;
        if (own) {
            run.send(1);
        } else {
            begin();
        }
        run.records().makeRoomForChangelog();
        for (int number = own ? 2 : 1; number <= last; number++) {
            run.send(number);
        }
        run.records().finish();
    }

    private void begin() throws Stop {
        try {
            run.session().execute("BEGIN");
        } catch (SQLException e) {
            throw Stop.atEnd(e);
        }
    }
}

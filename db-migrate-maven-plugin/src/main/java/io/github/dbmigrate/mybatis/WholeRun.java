package io.github.dbmigrate.mybatis;

import java.sql.SQLException;

/** Runs a script in one transaction, ours or its own, that commits together with changelog and journal. */
final class WholeRun {

    private final Run run;
    private final boolean own;

    /**
     * A run.
     *
     * @param own whether the first statement is its BEGIN and the last its COMMIT; the BEGIN is sent as written, for it may
     *     name an isolation level, and the COMMIT is ours, behind the bookkeeping
     */
    WholeRun(Run run, boolean own) {
        this.run = run;
        this.own = own;
    }

    /** Runs it, from its beginning each time that others stand in its way. */
    void run(Retries retries) throws Stop {
        while (true) {
            try {
                once();
                return;
            } catch (Stop stop) {
                run.rollBackAndAwait(stop, retries);
            }
        }
    }

    private void once() throws Stop {
        run.begin();
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

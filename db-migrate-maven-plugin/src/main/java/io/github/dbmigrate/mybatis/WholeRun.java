package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.postgres.FlightSize;
import io.github.dbmigrate.sql.Statement;

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
        int statements = run.script().statements().size();
        if (own) {
            run.begin();
            run.send(1);
        } else {
            run.beginTransaction();
        }
        run.records().makeRoomForChangelog();
        send(own ? 2 : 1, own ? statements - 1 : statements);
        run.closing().close();
    }

    private void send(int first, int last) throws Stop {
        boolean together = !own && run.script().goesStraight();
        for (int number = first; number <= last; ) {
            int end = together ? FlightSize.endOf(number, last, this::length) : number;
            if (end == number) {
                run.send(number);
            } else {
                run.sendTogether(number, end);
            }
            number = end + 1;
        }
    }

    private int length(int number) {
        Statement statement = run.script().statements().get(number - 1);
        return statement.end() - statement.offset();
    }
}

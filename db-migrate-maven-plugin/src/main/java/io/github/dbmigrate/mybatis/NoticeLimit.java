package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.command.MigrationRunner.RunListener;

/** Passes on the first notices of a statement and of a migration, and counts the others. Thread-safe. */
final class NoticeLimit {

    static final int OF_A_STATEMENT = 100;
    static final int OF_A_MIGRATION = 1000;

    private final RunListener listener;
    private final Secrets secrets;
    private int all;
    private int shown;
    private long hidden;

    NoticeLimit(RunListener listener, Secrets secrets) {
        this.listener = listener;
        this.secrets = secrets;
    }

    synchronized void notice(String severity, String message) {
        if (shown == OF_A_STATEMENT || all == OF_A_MIGRATION) {
            hidden++;
        } else {
            shown++;
            all++;
            listener.notice(severity, secrets.hide(message));
        }
    }

    /** Tells how many of a statement were not passed on. */
    synchronized void statementEnded() {
        if (hidden > 0) {
            listener.notice("NOTICE", hidden + " more, not shown");
        }
        hidden = 0;
        shown = 0;
    }
}

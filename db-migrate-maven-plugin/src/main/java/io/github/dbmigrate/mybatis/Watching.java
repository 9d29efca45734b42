package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.command.MigrationRunner.RunListener;
import io.github.dbmigrate.postgres.StatementWatch;

/** Passes on what is seen of a statement, without secrets. */
record Watching(RunListener listener, Secrets secrets) implements StatementWatch.Watcher {

    @Override
    public void blocked(String by) {
        listener.blocked(secrets.hide(by));
    }

    @Override
    public void progress(String text) {
        listener.progress(text);
    }
}

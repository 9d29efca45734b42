package io.github.dbmigrate.sql;

/** What a statement means to whoever runs it. */
public sealed interface StatementKind {

    /** Runs in a transaction as well as outside one. */
    record Ordinary() implements StatementKind {}

    /** Begins, ends or divides a transaction by itself. */
    record TransactionControl(Verb verb) implements StatementKind {}

    /**
     * PostgreSQL refuses it inside a transaction block (SQLSTATE 25001), or it ends transactions itself.
     *
     * @param command its name as PostgreSQL's message gives it, such as {@code CREATE INDEX CONCURRENTLY}
     */
    record RefusedInTransaction(String command) implements StatementKind {}

    /**
     * A backslash command, which only psql understands.
     *
     * @param name the word behind the backslash, such as {@code connect}
     */
    record PsqlCommand(String name) implements StatementKind {

        /** True for the two lines that pg_dump puts around a dump to shut out other backslash commands; they do nothing. */
        public boolean guardsDump() {
            return name.equals("restrict") || name.equals("unrestrict");
        }
    }

    /**
     * {@code COPY … FROM STDIN}, whose rows follow in the script and are not part of the statement's text.
     *
     * @param rows how many lines of data follow
     */
    record CopyFromStdin(int rows) implements StatementKind {}

    /**
     * The script ended inside a quote or comment.
     *
     * @param what such as {@code string} or {@code dollar quote $body$}
     * @param opened where it was opened
     */
    record Unterminated(String what, Place opened) implements StatementKind {}

    /** What a transaction control statement does. */
    enum Verb {
        BEGIN,
        COMMIT,
        ROLLBACK,
        PREPARE_TRANSACTION,
        SAVEPOINT,
        RELEASE_SAVEPOINT,
        ROLLBACK_TO_SAVEPOINT;

        /** True when a transaction begins or ends here; savepoints stay within one. */
        public boolean isBoundary() {
            return switch (this) {
                case BEGIN, COMMIT, ROLLBACK, PREPARE_TRANSACTION -> true;
                case SAVEPOINT, RELEASE_SAVEPOINT, ROLLBACK_TO_SAVEPOINT -> false;
            };
        }
    }
}

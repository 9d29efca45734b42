package io.github.dbmigrate.sql;

import io.github.dbmigrate.sql.StatementKind.CopyFromStdin;
import io.github.dbmigrate.sql.StatementKind.Ordinary;
import io.github.dbmigrate.sql.StatementKind.RefusedInTransaction;
import io.github.dbmigrate.sql.StatementKind.TransactionControl;
import io.github.dbmigrate.sql.StatementKind.Verb;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells a statement's kind from its first tokens. What PostgreSQL refuses in a transaction is each caller of {@code
 * PreventInTransactionBlock} in its source; where that depends on the object (a partitioned table, a subscription with a
 * slot) and the text does not tell, the statement counts as refused, because it always runs outside.
 */
final class Classifier {

    private static final StatementKind ORDINARY = new Ordinary();

    private Classifier() {}

    static StatementKind kindOf(Head head) {
        if (head.size() == 0) {
            return ORDINARY;
        }
        if (head.has(0, "copy") && head.find("from", "stdin") > 0) {
            return new CopyFromStdin(0);
        }
        Verb verb = verb(head);
        if (verb != null) {
            return new TransactionControl(verb);
        }
        String refused = refused(head);
        return refused == null ? ORDINARY : new RefusedInTransaction(refused);
    }

    private static @Nullable Verb verb(Head head) {
        return switch (firstWord(head)) {
            case "BEGIN" -> Verb.BEGIN;
            case "START" -> head.has(1, "transaction") ? Verb.BEGIN : null;
            case "COMMIT", "END" -> head.has(1, "prepared") ? null : Verb.COMMIT;
            case "ABORT" -> Verb.ROLLBACK;
            case "ROLLBACK" -> rollback(head);
            case "SAVEPOINT" -> Verb.SAVEPOINT;
            case "RELEASE" -> Verb.RELEASE_SAVEPOINT;
            case "PREPARE" -> head.has(1, "transaction") && head.isLiteral(2) ? Verb.PREPARE_TRANSACTION : null;
            default -> null;
        };
    }

    private static @Nullable Verb rollback(Head head) {
        if (head.has(1, "prepared")) {
            return null;
        }
        return head.find("to") > 0 ? Verb.ROLLBACK_TO_SAVEPOINT : Verb.ROLLBACK;
    }

    private static @Nullable String refused(Head head) {
        String first = firstWord(head);
        return switch (first) {
            case "CREATE" -> create(head);
            case "DROP" -> drop(head);
            case "ALTER" -> alter(head);
            case "REINDEX" -> reindex(head);
            case "VACUUM" -> first;
            case "CLUSTER" -> clusterOfAll(head) ? first : null;
            case "DISCARD" -> head.has(1, "all") ? "DISCARD ALL" : null;
            case "COMMIT", "ROLLBACK" -> first + " PREPARED";
            case "DO" -> DoBlock.commits(head) ? "DO block with COMMIT or ROLLBACK" : null;
            default -> null;
        };
    }

    private static @Nullable String create(Head head) {
        int index = head.has(1, "unique") ? 2 : 1;
        if (head.has(index, "index", "concurrently")) {
            return "CREATE INDEX CONCURRENTLY";
        }
        if (head.has(1, "subscription")) {
            return makesNoSlot(head) ? null : "CREATE SUBSCRIPTION";
        }
        return databaseOrTablespace(head);
    }

    private static @Nullable String drop(Head head) {
        if (head.has(1, "index", "concurrently")) {
            return "DROP INDEX CONCURRENTLY";
        }
        return head.has(1, "subscription") ? "DROP SUBSCRIPTION" : databaseOrTablespace(head);
    }

    private static @Nullable String databaseOrTablespace(Head head) {
        boolean refused = head.has(1, "database") || head.has(1, "tablespace");
        return refused ? firstWord(head) + " " + head.text(1).toUpperCase(Locale.ROOT) : null;
    }

    private static @Nullable String alter(Head head) {
        if (head.has(1, "system")) {
            return "ALTER SYSTEM";
        }
        if (head.has(1, "database")) {
            return head.has(3, "set", "tablespace") ? "ALTER DATABASE SET TABLESPACE" : null;
        }
        if (head.has(1, "subscription")) {
            return refreshes(head) ? "ALTER SUBSCRIPTION with refresh" : null;
        }
        return head.has(1, "table") && head.find("detach", "partition") > 0 && head.find("concurrently") > 0
                ? "ALTER TABLE ... DETACH CONCURRENTLY"
                : null;
    }

    private static @Nullable String reindex(Head head) {
        boolean concurrently = head.find("concurrently") > 0 && !switchedOff(head, "concurrently");
        if (concurrently) {
            return "REINDEX CONCURRENTLY";
        }
        int kind = head.has(1, "(") ? head.find(")") + 1 : 1;
        boolean many = head.has(kind, "schema") || head.has(kind, "database") || head.has(kind, "system");
        return many ? "REINDEX " + head.text(kind).toUpperCase(Locale.ROOT) : null;
    }

    private static boolean clusterOfAll(Head head) {
        boolean options = head.has(1, "(") && head.find(")") == head.size() - 1;
        boolean verbose = head.size() == 2 && head.has(1, "verbose");
        return head.size() == 1 || verbose || options;
    }

    private static boolean makesNoSlot(Head head) {
        return switchedOff(head, "create_slot") || switchedOff(head, "connect");
    }

    private static boolean refreshes(Head head) {
        boolean changes = head.has(4, "publication")
                && (head.has(3, "set") || head.has(3, "add") || head.has(3, "drop") || head.has(3, "refresh"));
        return changes && !switchedOff(head, "refresh");
    }

    /** True when an option of a list in parentheses is off: {@code (connect = false)}, {@code (concurrently off)}. */
    private static boolean switchedOff(Head head, String option) {
        int at = head.find(option) + 1;
        int value = head.has(at, "=") ? at + 1 : at;
        boolean word = head.has(value, "false") || head.has(value, "off") || head.has(value, "0");
        return at > 0 && (word || (head.isLiteral(value) && head.text(value).matches("(?i)'(false|off|0)'")));
    }

    private static String firstWord(Head head) {
        return head.text(0).toUpperCase(Locale.ROOT);
    }
}

package io.github.dbmigrate.sql;

import io.github.dbmigrate.sql.StatementKind.RefusedInTransaction;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the names in a statement that runs outside a transaction; what it cannot read is untold. */
final class AimReader {

    private static final Set<String> REPEATABLE = Set.of("VACUUM", "CLUSTER", "REINDEX", "DISCARD", "ALTER");
    private static final Aim UNTOLD = new Aim.Untold();

    private final Statement statement;
    private final Head head;
    private int at;

    private AimReader(Statement statement, Head head) {
        this.statement = statement;
        this.head = head;
    }

    static Aim read(Statement statement) {
        if (!(statement.kind() instanceof RefusedInTransaction)) {
            return UNTOLD;
        }
        Head head = new Head(statement.script());
        Lexer lexer = new Lexer(statement.script(), statement.offset(), statement.end());
        for (Lexer.Token token = lexer.next(); token != Lexer.Token.END; token = lexer.next()) {
            if (token != Lexer.Token.LINE_COMMENT && token != Lexer.Token.BLOCK_COMMENT) {
                head.add(token, lexer.start(), lexer.position());
            }
        }
        Aim aim = new AimReader(statement, head).read();
        return aim == null ? UNTOLD : aim;
    }

    private @Nullable Aim read() {
        return switch (head.text(0).toUpperCase(Locale.ROOT)) {
            case "CREATE" -> create();
            case "DROP" -> drop();
            case "REINDEX" -> reindex();
            case "ALTER" -> alter();
            case "COMMIT", "ROLLBACK" -> head.isLiteral(2) ? new Aim.EndPrepared(head.text(2)) : null;
            default -> REPEATABLE.contains(head.text(0).toUpperCase(Locale.ROOT)) ? new Aim.Repeatable() : null;
        };
    }

    private @Nullable Aim create() {
        boolean unique = head.has(1, "unique");
        int index = unique ? 2 : 1;
        if (!head.has(index, "index", "concurrently")) {
            return global(true);
        }
        at = index + 2;
        boolean lenient = skip("if", "not", "exists");
        String name = head.has(at, "on") ? null : name();
        if (!skip("on")) {
            return null;
        }
        skip("only");
        String table = name();
        if (table == null) {
            return null;
        }
        String rest = statement.script().substring(head.end(at - 1), statement.end());
        String definition = "CREATE " + (unique ? "UNIQUE " : "") + "INDEX ON " + Aim.MakeIndex.TABLE + rest;
        return new Aim.MakeIndex(name, table, lenient, definition);
    }

    private @Nullable Aim drop() {
        if (!head.has(1, "index", "concurrently")) {
            return global(false);
        }
        at = 3;
        skip("if", "exists");
        String name = name();
        return name == null ? null : new Aim.DropIndex(name);
    }

    private @Nullable Aim global(boolean made) {
        at = 2;
        skip("if", "exists");
        String name = name();
        return name == null ? null : new Aim.Global(head.text(1).toUpperCase(Locale.ROOT), name, made);
    }

    private Aim reindex() {
        at = head.has(1, "(") ? head.find(")") + 1 : 1;
        String kind = head.text(at).toUpperCase(Locale.ROOT);
        if (head.find("concurrently") < 0) {
            return new Aim.Repeatable();
        }
        at++;
        skip("concurrently");
        return new Aim.RebuildIndexes(kind, name());
    }

    private @Nullable Aim alter() {
        if (!head.has(1, "table")) {
            return new Aim.Repeatable();
        }
        at = 2;
        skip("if", "exists");
        skip("only");
        String parent = name();
        if (parent == null || !skip("detach", "partition")) {
            return null;
        }
        String partition = name();
        return partition == null ? null : new Aim.DetachPartition(parent, partition);
    }

    private boolean skip(String... words) {
        boolean there = head.has(at, words);
        at += there ? words.length : 0;
        return there;
    }

    /** A name with what qualifies it; null when none stands here. */
    private @Nullable String name() {
        StringBuilder name = new StringBuilder();
        while (head.isName(at)) {
            name.append(head.text(at));
            at++;
            if (!head.has(at, ".")) {
                return name.toString();
            }
            name.append('.');
            at++;
        }
        return null;
    }
}

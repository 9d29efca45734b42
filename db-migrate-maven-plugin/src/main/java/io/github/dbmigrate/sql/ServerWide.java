package io.github.dbmigrate.sql;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Statements on what a whole server shares, or what reaches another one: databases, roles and their memberships,
 * tablespaces, the server's settings, subscriptions. No description of one database holds them, and a server on which
 * descriptions are tried must not get them.
 */
public final class ServerWide {

    private static final Set<String> VERBS = Set.of("CREATE", "ALTER", "DROP");
    private static final Set<String> ROLE = Set.of("ROLE", "USER", "GROUP");
    private static final Set<String> SHARED = Set.of("DATABASE", "ROLE", "TABLESPACE", "SUBSCRIPTION", "PARAMETER");

    private ServerWide() {}

    /**
     * Why a statement has no place in the description of a database: {@code SCHEMA_FILE_INVALID}; empty for all others. Shows
     * nothing of the statement's literals, because they may be passwords.
     *
     * @param file the path as the user knows it
     */
    public static Optional<Problem> problem(String file, Statement statement) {
        String command = command(statement);
        if (command.isEmpty()) {
            return Optional.empty();
        }
        Problem problem = Problem.of(
                        ProblemCode.SCHEMA_FILE_INVALID,
                        command + " in " + file + " reaches beyond the service's database; nothing was run.")
                .fact("file", file + ":" + statement.line() + ":" + statement.column())
                .fact("statement", statement.firstWords());
        return Optional.of(remedied(problem, command));
    }

    /** The command, such as {@code CREATE ROLE}; empty when the statement stays within its database. */
    static String command(Statement statement) {
        Head head = Head.of(statement.script(), statement.offset(), statement.end());
        return head.has(0, "do") ? commandInside(head) : command(head, 0);
    }

    private static Problem remedied(Problem problem, String command) {
        if (command.endsWith("SUBSCRIPTION")) {
            return problem.remedy(
                            "Take it out and make the subscription by hand, where the publisher is: a shadow database must not "
                                    + "subscribe to it, and the password in a connection string belongs into no file.",
                            "psql -d <database> -c 'CREATE SUBSCRIPTION …'")
                    .remedy("In a dump, leave them out:", "pg_dump --schema-only --no-subscriptions …");
        }
        if (command.endsWith("DATABASE") || command.endsWith("TABLESPACE")) {
            return problem.remedy(
                    "Take it out: the service's database is there before its schema, and which tablespace or "
                            + "settings it has is a matter of each server.");
        }
        if (command.startsWith("ALTER SYSTEM") || command.endsWith("PARAMETER")) {
            return problem.remedy("Take it out and set it on each server:", "psql -c 'ALTER SYSTEM SET …'");
        }
        return problem.remedy(
                "Take it out and do it by hand on every server. Roles that the schema needs may be created in "
                        + "schema.sql, each by a statement that does nothing else:",
                "CREATE ROLE <name>;");
    }

    /** The command that begins at a token; empty for all others. */
    static String command(Head head, int at) {
        String verb = word(head, at);
        String object = word(head, at + 1);
        if (VERBS.contains(verb)) {
            return isShared(head, at + 1) ? verb + " " + object : "";
        }
        return switch (verb) {
            case "GRANT", "REVOKE" -> rights(head, at, verb);
            case "COMMENT" ->
                object.equals("ON") && SHARED.contains(word(head, at + 2)) ? "COMMENT ON " + word(head, at + 2) : "";
            case "SECURITY" ->
                object.equals("LABEL") && SHARED.contains(word(head, head.find("on") + 1))
                        ? "SECURITY LABEL ON " + word(head, head.find("on") + 1)
                        : "";
            // Both also reach what is shared: databases and tablespaces, and the rights on them.
            case "REASSIGN" -> "REASSIGN OWNED";
            default -> "";
        };
    }

    private static boolean isShared(Head head, int at) {
        String object = word(head, at);
        return (ROLE.contains(object) && !head.has(at + 1, "mapping"))
                || object.equals("SYSTEM")
                || (SHARED.contains(object) && !object.equals("PARAMETER"))
                || (object.equals("OWNED") && head.has(at + 1, "by"));
    }

    /** Rights on something name it behind ON; without it a membership in a role is given. */
    private static String rights(Head head, int at, String verb) {
        int on = head.find("on");
        if (on < 0) {
            return head.find("to") > at || head.find("from") > at ? verb + " of a role" : "";
        }
        boolean named = head.isName(on + 2) && !head.has(on + 2, "to") && !head.has(on + 2, "from");
        String object = word(head, on + 1);
        return named && SHARED.contains(object) ? verb + " ON " + object : "";
    }

    /** The first such command of a DO block, also where the block puts it together as text. */
    private static String commandInside(Head block) {
        for (int i = 1; i < block.size(); i++) {
            if (block.isLiteral(i)) {
                String found = commandIn(DoBlock.body(block.text(i)));
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static String commandIn(String body) {
        for (Statement statement : StatementSplitter.split(body)) {
            Head head = Head.of(body, statement.offset(), statement.end());
            for (int i = 0; i < head.size(); i++) {
                String found = DoBlock.beginsStatement(head.text(i - 1)) ? command(head, i) : executed(head, i);
                if (!found.isEmpty()) {
                    return found + " in a DO block";
                }
            }
        }
        return "";
    }

    /** What EXECUTE puts together begins as a statement does. */
    private static String executed(Head head, int at) {
        boolean executes = head.find("execute") >= 0 && head.find("execute") < at;
        if (!executes || !head.isLiteral(at)) {
            return "";
        }
        String text = DoBlock.body(head.text(at));
        List<Statement> statements = StatementSplitter.split(text);
        return statements.isEmpty()
                ? ""
                : command(Head.of(text, statements.get(0).offset(), text.length()), 0);
    }

    /** In upper case; empty where none stands. */
    static String word(Head head, int at) {
        return head.isWord(at) ? head.text(at).toUpperCase(Locale.ROOT) : "";
    }
}

package io.github.dbmigrate.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A statement on roles and their memberships and on nothing else. Roles belong to a server: a description of a database may
 * tell which it needs, and no migration makes them.
 *
 * @param created the roles that it creates, by their names in the server, unquoted; empty where it creates none
 * @param doesMore whether it also does something else with roles, such as giving a membership
 */
public record RoleStatement(List<String> created, boolean doesMore) {

    private static final Set<String> CONTROL =
            Set.of("BEGIN", "IF", "ELSIF", "ELSEIF", "ELSE", "END", "EXCEPTION", "NULL", "RAISE", "RETURN");

    public RoleStatement {
        created = List.copyOf(created);
    }

    /** Empty for all other statements. A {@code DO} block that does nothing else, such as making a role unless it is there, is one. */
    public static Optional<RoleStatement> of(Statement statement) {
        Head head = Head.of(statement.script(), statement.offset(), statement.end());
        return head.has(0, "do") ? block(head) : command(head, 0);
    }

    private static Optional<RoleStatement> command(Head head, int at) {
        if (!isAboutRoles(ServerWide.command(head, at))) {
            return Optional.empty();
        }
        boolean creates = head.has(at, "create");
        boolean named = creates && head.isName(at + 2);
        return Optional.of(
                new RoleStatement(named ? List.of(MentionedNames.plain(head.text(at + 2))) : List.of(), !creates));
    }

    private static Optional<RoleStatement> block(Head head) {
        for (int i = 1; i < head.size(); i++) {
            if (head.isLiteral(i)) {
                return body(DoBlock.body(head.text(i)));
            }
        }
        return Optional.empty();
    }

    /** Whatever is not surely about roles makes the whole block something else. */
    private static Optional<RoleStatement> body(String body) {
        List<RoleStatement> found = new ArrayList<>();
        for (Statement statement : StatementSplitter.split(body)) {
            Head head = Head.of(body, statement.offset(), statement.end());
            if (!head.isWhole()) {
                return Optional.empty();
            }
            for (int i = 0; i < head.size(); i++) {
                if (DoBlock.beginsStatement(head.text(i - 1)) && !CONTROL.contains(ServerWide.word(head, i))) {
                    Optional<RoleStatement> inside = head.has(i, "execute") ? executed(head, i) : command(head, i);
                    if (inside.isEmpty()) {
                        return Optional.empty();
                    }
                    found.add(inside.get());
                }
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(together(found));
    }

    /** What EXECUTE runs, as far as its text stands there; a name that is put in is not known. */
    private static Optional<RoleStatement> executed(Head head, int at) {
        int literal = head.has(at + 1, "format", "(") ? at + 3 : at + 1;
        if (!head.isLiteral(literal)) {
            return Optional.empty();
        }
        String text = DoBlock.body(head.text(literal));
        return StatementSplitter.split(text).size() == 1
                ? command(Head.of(text, 0, text.length()), 0)
                : Optional.empty();
    }

    private static RoleStatement together(List<RoleStatement> all) {
        return new RoleStatement(
                all.stream().flatMap(each -> each.created.stream()).toList(),
                all.stream().anyMatch(RoleStatement::doesMore));
    }

    private static boolean isAboutRoles(String command) {
        return command.endsWith(" ROLE")
                || command.endsWith(" USER")
                || command.endsWith(" GROUP")
                || command.endsWith(" of a role");
    }
}

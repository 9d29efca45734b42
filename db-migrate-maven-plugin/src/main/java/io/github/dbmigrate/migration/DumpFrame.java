package io.github.dbmigrate.migration;

import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementKind.PsqlCommand;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What pg_dump puts around the contents of a database: two guarding lines, and with {@code --create} the statements that make
 * the database itself and the line that connects to it. They say nothing of what is in the database.
 */
final class DumpFrame {

    private static final Set<String> CONNECT = Set.of("c", "connect");
    private static final Pattern ABOUT_THE_DATABASE = Pattern.compile("(?is)(?:(?:CREATE|ALTER|DROP)\\s+DATABASE\\b"
            + "|(?:COMMENT|SECURITY\\s+LABEL\\s.*?)\\s*\\bON\\s+DATABASE\\b"
            + "|(?:GRANT|REVOKE)\\b[^;]*?\\bON\\s+DATABASE\\b).*");

    private static final Pattern SETTING =
            Pattern.compile("(?is)(?:SET\\s|SELECT\\s+pg_catalog\\.set_config\\s*\\().*");

    private DumpFrame() {}

    /**
     * The statements without them. A file that connects more than once, or that has something before it connects, is of several
     * databases and is left as it is.
     */
    static List<Statement> takenOff(List<Statement> statements) {
        boolean framed = statements.stream().filter(DumpFrame::connects).count() == 1
                && statements.stream()
                        .takeWhile(statement -> !connects(statement))
                        .allMatch(statement -> guards(statement)
                                || isAboutTheDatabase(statement)
                                || SETTING.matcher(statement.text()).matches());
        return statements.stream()
                .filter(statement -> !guards(statement))
                .filter(statement -> !framed || !(connects(statement) || isAboutTheDatabase(statement)))
                .toList();
    }

    private static boolean guards(Statement statement) {
        return statement.kind() instanceof PsqlCommand command && command.guardsDump();
    }

    private static boolean connects(Statement statement) {
        return statement.kind() instanceof PsqlCommand command && CONNECT.contains(command.name());
    }

    private static boolean isAboutTheDatabase(Statement statement) {
        return ABOUT_THE_DATABASE.matcher(statement.text()).matches();
    }
}

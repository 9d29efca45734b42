package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the {@code -- db-migrate:} lines among the comments with which a script begins. */
final class DirectiveReader {

    private static final String NO_TRANSACTION = "no-transaction";
    private static final Pattern LINE =
            Pattern.compile("--\\s*db-migrate\\s*:(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private DirectiveReader() {}

    static Directives read(SqlFile file) {
        boolean noTransaction = false;
        boolean block = false;
        int number = 0;
        for (String raw : (Iterable<String>) file.text().lines()::iterator) {
            String line = raw.strip();
            number++;
            block |= line.startsWith("/*");
            if (!block && !line.isEmpty() && !line.startsWith("--") && !line.startsWith("//")) {
                break;
            }
            Matcher directive = LINE.matcher(line);
            if (!block && directive.matches()) {
                noTransaction |=
                        asksForNoTransaction(file, number, directive.group(1).strip());
            }
            if (block && line.contains("*/")) {
                block = false;
                if (!line.endsWith("*/")) {
                    break;
                }
            }
        }
        return noTransaction ? new Directives(true) : Directives.NONE;
    }

    private static boolean asksForNoTransaction(SqlFile file, int line, String words) {
        for (String word : words.split("[,\\s]+")) {
            if (!word.equalsIgnoreCase(NO_TRANSACTION)) {
                throw unknown(file, line, word).exception();
            }
        }
        return true;
    }

    private static Problem unknown(SqlFile file, int line, String word) {
        boolean close = !Closest.to(word, List.of(NO_TRANSACTION)).isEmpty();
        return Problem.of(
                        ProblemCode.DIRECTIVE_INVALID,
                        file.display() + " asks for “" + word + "”, which db-migrate does not know.")
                .fact("file", file.display() + ":" + line)
                .at(file.excerpt(line, 1))
                .remedy(close ? "You may have meant:" : "The only directive is:", "-- db-migrate: " + NO_TRANSACTION);
    }
}

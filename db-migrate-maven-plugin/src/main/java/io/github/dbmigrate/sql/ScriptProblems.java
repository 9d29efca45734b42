package io.github.dbmigrate.sql;

import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.sql.StatementKind.CopyFromStdin;
import io.github.dbmigrate.sql.StatementKind.PsqlCommand;
import io.github.dbmigrate.sql.StatementKind.Unterminated;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says of the statements that no connection can run why not, and what to write instead. */
public final class ScriptProblems {

    private ScriptProblems() {}

    /**
     * One problem for each such statement: {@code SCRIPT_UNSUPPORTED} or {@code SCRIPT_UNTERMINATED}; empty when all can
     * be sent.
     *
     * @param file the path as the user knows it
     * @param text that was split, for the excerpt; it may be shown, so put no secrets into it
     * @param firstLine the line of the file on which the text begins, counted from 1
     */
    public static List<Problem> of(String file, String text, int firstLine, List<Statement> statements) {
        return statements.stream()
                .flatMap(statement -> of(file, text, firstLine, statement).stream())
                .toList();
    }

    /** The problem of one statement, or empty when it can be sent. */
    public static Optional<Problem> of(String file, String text, int firstLine, Statement statement) {
        Place place = new Place(statement.line(), statement.column());
        StatementKind kind = statement.kind();
        if (kind instanceof PsqlCommand command) {
            return Optional.of(at(file, text, firstLine, place, psql(file, command)));
        }
        if (kind instanceof CopyFromStdin copy) {
            return Optional.of(at(file, text, firstLine, place, copy(file, copy)));
        }
        if (kind instanceof Unterminated unterminated) {
            return Optional.of(at(file, text, firstLine, unterminated.opened(), unterminated(file, unterminated)));
        }
        return DriverSettings.problem(file, statement).map(problem -> at(file, text, firstLine, place, problem));
    }

    private static Problem at(String file, String text, int firstLine, Place place, Problem problem) {
        Excerpt cut = Excerpt.of(file, text, place.line(), place.column());
        int shift = firstLine - 1;
        int line = cut.line() + shift;
        return problem.fact("file", file + ":" + line + ":" + place.column())
                .at(new Excerpt(file, line, place.column(), cut.firstLine() + shift, cut.lines()));
    }

    private static Problem psql(String file, PsqlCommand command) {
        Problem problem = Problem.of(
                ProblemCode.SCRIPT_UNSUPPORTED,
                "\\" + command.name() + " in " + file
                        + " is a command of psql, which a database connection cannot run.");
        if (Stream.of("c", "connect").anyMatch(command.name()::equals)) {
            return problem.remedy("Take the line out: a migration runs in the database of its service's URL and cannot "
                    + "change to another. What belongs to another database belongs to that database's service.");
        }
        if (Stream.of("i", "ir", "include", "include_relative").anyMatch(command.name()::equals)) {
            return problem.remedy("Put the included file's SQL in place of the line: a migration must not change when "
                    + "another file does.");
        }
        if (command.name().equals("copy")) {
            return problem.remedy("Write the rows as INSERT statements.");
        }
        return problem.remedy("Take the line out, or write what it does in SQL.");
    }

    private static Problem copy(String file, CopyFromStdin copy) {
        return Problem.of(
                        ProblemCode.SCRIPT_UNSUPPORTED,
                        "COPY … FROM STDIN in " + file
                                + " reads rows from psql's input, which a migration does not have.")
                .fact("rows of data", String.valueOf(copy.rows()))
                .remedy(
                        "Write the rows as INSERT statements; pg_dump does so itself:",
                        "pg_dump --rows-per-insert=1000 …")
                .remedy("Load much data outside of migrations, with psql or the application.");
    }

    private static Problem unterminated(String file, Unterminated unterminated) {
        return Problem.of(
                        ProblemCode.SCRIPT_UNTERMINATED,
                        file + " ends inside a " + unterminated.what() + " that is opened here and never closed.")
                .remedy("Close it, or take out a quote that is one too many.");
    }
}

package io.github.dbmigrate.sql;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings of a session that the JDBC driver ends the connection over: it reads dates in ISO form and texts in UTF-8
 * ({@code QueryExecutorImpl.receiveParameterStatus}).
 */
final class DriverSettings {

    private static final String SET = "(?is)set\\s+(?:session\\s+|local\\s+)?";
    private static final Pattern DATES =
            Pattern.compile(SET + "datestyle\\s*(?:=|\\bto\\b).*\\b(?:sql|postgres\\w*|german)\\b.*");
    private static final Pattern ENCODING = Pattern.compile(
            SET + "(?:client_encoding\\s*(?:=|\\bto\\b)|names\\b)\\s*+" + "(?!['\"]?(?:utf-?8|unicode|default)\\b).+");

    private DriverSettings() {}

    /** {@code SCRIPT_UNSUPPORTED} for a statement that would end the connection; empty for all others. */
    static Optional<Problem> problem(String file, Statement statement) {
        if (!statement.beginsWith("set")) {
            return Optional.empty();
        }
        if (DATES.matcher(statement.text()).matches()) {
            return Optional.of(ended(file, "writes dates in another form than ISO")
                    .remedy(
                            "Take the line out; write dates as 2026-01-31, or read others with a format:",
                            "to_date('31.01.2026', 'DD.MM.YYYY')"));
        }
        if (ENCODING.matcher(statement.text()).matches()) {
            return Optional.of(ended(file, "sends texts in another encoding than UTF-8")
                    .remedy(
                            "Take the line out; the file is UTF-8, and PostgreSQL converts it for a database in another "
                                    + "encoding."));
        }
        return Optional.empty();
    }

    private static Problem ended(String file, String why) {
        return Problem.of(
                ProblemCode.SCRIPT_UNSUPPORTED,
                "A SET in " + file + " makes a session that " + why + "; the driver ends the connection over that.");
    }
}

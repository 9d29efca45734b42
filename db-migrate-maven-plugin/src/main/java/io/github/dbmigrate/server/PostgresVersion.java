package io.github.dbmigrate.server;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of the embedded server as its artifact spells it: major, minor, and a last number of the artifact's own. */
final class PostgresVersion {

    private static final Pattern FORM = Pattern.compile("(\\d{2})\\.\\d+(\\.\\d+)?(-\\d+)?");

    private PostgresVersion() {}

    /** The major version, such as 17. Problem {@code PARAMETER_INVALID} when the text is not of that form. */
    static int major(String version) {
        Matcher matcher = FORM.matcher(version);
        if (!matcher.matches()) {
            throw Problem.of(
                            ProblemCode.PARAMETER_INVALID,
                            "The parameter postgresVersion is \"" + version
                                    + "\", which is not a version such as 17.11.0.")
                    .remedy("Give the version of the PostgreSQL binaries.", "-Ddb-migrate.postgresVersion=17.11.0")
                    .exception();
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** PostgreSQL's own name of the version, such as {@code 17.11} for {@code 17.11.0}. */
    static String shown(String version) {
        return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }
}

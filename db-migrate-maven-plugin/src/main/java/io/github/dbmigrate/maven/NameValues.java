package io.github.dbmigrate.maven;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a parameter that lists {@code name=value}. */
final class NameValues {

    private NameValues() {}

    /** In the order given; the last of a name wins. Problem {@code PARAMETER_INVALID} for an entry without a name. */
    static Map<String, String> of(String parameter, List<String> entries) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw Problem.of(
                                ProblemCode.PARAMETER_INVALID,
                                "The parameter " + parameter + " holds \"" + entry
                                        + "\", which is not of the form name=value; nothing was done.")
                        .remedy("Give each as name=value.", "-Ddb-migrate." + parameter + "=owner=app,limit=10")
                        .exception();
            }
            values.put(entry.substring(0, equals).strip(), entry.substring(equals + 1));
        }
        return values;
    }
}

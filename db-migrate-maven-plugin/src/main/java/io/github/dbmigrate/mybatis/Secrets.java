package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.problem.Fact;
import io.github.dbmigrate.problem.Passwords;
import io.github.dbmigrate.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Keeps passwords, and the values of variables that are named like secrets, out of whatever is told or written. */
final class Secrets {

    private static final Pattern NAME = Pattern.compile("(?i).*(pass|pwd|secret|token|key|credential).*");

    private final List<String> values;

    Secrets(Map<String, String> variables) {
        this.values = variables.entrySet().stream()
                .filter(variable -> NAME.matcher(variable.getKey()).matches())
                .map(Map.Entry::getValue)
                .filter(value -> !value.isBlank())
                .toList();
    }

    String hide(String text) {
        String hidden = Passwords.hidden(text);
        for (String value : values) {
            hidden = hidden.replace(value, "***");
        }
        return hidden;
    }

    /** True when an exception can be shown with its message, as Maven does with -e. */
    boolean isClean(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        return hide(text).equals(text);
    }

    Problem hide(Problem problem) {
        return new Problem(
                problem.code(),
                hide(problem.headline()),
                problem.facts().stream()
                        .map(fact -> new Fact(fact.name(), hide(fact.value())))
                        .toList(),
                problem.excerpt(),
                problem.remedies());
    }
}

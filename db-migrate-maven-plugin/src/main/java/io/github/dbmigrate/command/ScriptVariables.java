package io.github.dbmigrate.command;

import io.github.dbmigrate.schema.CatalogScope;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MyBatis' <code>${name}</code> in scripts, as {@code org.apache.ibatis.migration.VariableReplacer} has it: a name without a
 * value stays as written, and {@code changelog} is the changelog's.
 */
final class ScriptVariables {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    private final Map<String, String> values;

    private ScriptVariables(Map<String, String> values) {
        this.values = values;
    }

    static ScriptVariables of(Map<String, String> given, CatalogScope scope) {
        Map<String, String> values = new HashMap<>(given);
        values.putIfAbsent("changelog", scope.changelog());
        return new ScriptVariables(values);
    }

    String replaced(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}

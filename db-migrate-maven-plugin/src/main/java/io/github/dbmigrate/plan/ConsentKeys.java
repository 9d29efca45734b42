package io.github.dbmigrate.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person has agreed to, by name, or to all of it. */
record ConsentKeys(Set<String> keys) {

    // A quoted name may hold a comma of its own.
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    private static final String ALL = "all";

    /** Reads a parameter: keys separated by commas, or {@code all}; blank is consent to nothing. */
    static ConsentKeys parse(String parameter) {
        return new ConsentKeys(Arrays.stream(COMMA.split(parameter, -1))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    boolean cover(String key) {
        return keys.contains(ALL) || keys.contains(key);
    }

    /** Those that name nothing that is at stake. */
    List<String> unknown(Collection<String> atStake) {
        return keys.stream()
                .filter(key -> !key.equals(ALL) && !atStake.contains(key))
                .toList();
    }
}

package io.github.dbmigrate.maven;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which database a goal works on, as the user named it.
 *
 * @param url as it was written; may hold a password, so it is never shown
 * @param source where it was written, for messages, such as {@code the environment variable DATABASE_URL}
 */
record DatabaseChoice(String url, String source) {

    /** The variable that names one database for every service. */
    static final String SHARED_VARIABLE = "DATABASE_URL";

    /**
     * The first that is set: the parameter, the real environment, the module's {@code .env}, the root's; within each of
     * the last three the service's own variable before the shared one. Blank is unset, because a pipeline gives a
     * missing secret as an empty text. Empty when nothing is set.
     */
    static Optional<DatabaseChoice> first(@Nullable String parameter, String serviceVariable, Variables variables) {
        Map<String, @Nullable String> candidates = new LinkedHashMap<>();
        candidates.put("the parameter url", parameter);
        variables.layers().forEach((place, values) -> {
            candidates.put(place + serviceVariable, values.get(serviceVariable));
            candidates.put(place + SHARED_VARIABLE, values.get(SHARED_VARIABLE));
        });
        return candidates.entrySet().stream()
                .filter(candidate -> isSet(candidate.getValue()))
                .map(candidate ->
                        new DatabaseChoice(String.valueOf(candidate.getValue()).strip(), candidate.getKey()))
                .findFirst();
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    @Override
    public String toString() {
        return "the database named by " + source;
    }
}

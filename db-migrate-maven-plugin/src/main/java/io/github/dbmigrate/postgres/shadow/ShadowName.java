package io.github.dbmigrate.postgres.shadow;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a shadow database. It says that the database is ours, and which run made it.
 *
 * @param run a number that the run's lock carries as well; any 32 bits
 * @param number counted from 1 within the run
 */
record ShadowName(int run, int number) {

    private static final String PREFIX = "dbmigrate_shadow_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-f]{8})_\\d+");

    /** As the server knows it; needs no quotes. */
    String text() {
        return String.format(Locale.ROOT, "%s%08x_%d", PREFIX, run, number);
    }

    /** What the names of a run's databases, and no others, are {@code LIKE}. */
    static String pattern(int run) {
        return String.format(Locale.ROOT, "%s%08x_%%", PREFIX, run).replace("_", "\\_");
    }

    /** The run that made the database of this name; empty when the name is none of ours. */
    static OptionalInt runOf(String database) {
        Matcher matcher = FORM.matcher(database);
        return matcher.matches() ? OptionalInt.of(Integer.parseUnsignedInt(matcher.group(1), 16)) : OptionalInt.empty();
    }
}

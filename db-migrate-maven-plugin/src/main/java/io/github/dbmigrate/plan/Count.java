package io.github.dbmigrate.plan;

import java.util.OptionalLong;

/** Numbers in sentences. */
final class Count {

    private Count() {}

    /** Such as {@code 1 row}, {@code 7 rows}, or {@code an unknown number of rows}. */
    static String of(OptionalLong number, String singular) {
        return number.isEmpty() ? "an unknown number of " + singular + "s" : of(number.getAsLong(), singular);
    }

    static String of(long number, String singular) {
        return number + " " + singular + (number == 1 ? "" : "s");
    }

    /** The verb that goes with the number: {@code verb(1, "hold")} is {@code holds}. */
    static String verb(OptionalLong number, String plural) {
        return number.orElse(2) == 1 ? plural + "s" : plural;
    }

    /** True when there is something, or when nobody knows. */
    static boolean mayBeSome(OptionalLong number) {
        return number.isEmpty() || number.getAsLong() > 0;
    }
}

package io.github.dbmigrate.bench;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * What db-migrate is held to, and where it is.
 *
 * @param unit behind the figure
 * @param figure empty when a part that it is computed from was not measured
 */
record Target(String what, String required, String unit, OptionalDouble figure, DoublePredicate met) {

    String measured() {
        return figure.isEmpty() ? "not measured" : String.format(Locale.ROOT, "%.2f%s", figure.getAsDouble(), unit);
    }

    String verdict() {
        if (figure.isEmpty()) {
            return "";
        }
        return met.test(figure.getAsDouble()) ? "yes" : "**no**";
    }
}

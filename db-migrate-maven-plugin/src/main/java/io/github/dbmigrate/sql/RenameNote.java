package io.github.dbmigrate.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment {@code -- @renamed from=old_name} beside or above what has a new name.
 *
 * @param place of the comment in the script
 * @param from the parts of the old name without their quotes; empty when the comment names none
 * @param target what it stands at; null when that has no name of its own
 */
public record RenameNote(
        Place place, List<String> from, @Nullable Target target) {

    public RenameNote {
        from = List.copyOf(from);
    }

    /**
     * What a statement, or a line of it, gives a name to.
     *
     * @param kind in SQL's words, such as {@code TABLE}; {@code COLUMN}, {@code ATTRIBUTE}, {@code VALUE} of an enum
     * @param path the parts of the name as far as they are written, without their quotes; before the name of a column,
     *     attribute, value, constraint, trigger, policy or rule stand those of what it belongs to
     */
    public record Target(String kind, List<String> path) {

        public Target {
            path = List.copyOf(path);
        }
    }
}

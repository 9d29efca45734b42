package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.Objects;

/** The bounds that PostgreSQL gives a sequence of its type and direction. */
record SequenceBounds(long minimum, long maximum, boolean descending) {

    static SequenceBounds of(SchemaObject sequence) {
        String type = Objects.requireNonNullElse(sequence.property(Properties.TYPE), "bigint");
        boolean descending = Objects.requireNonNullElse(sequence.property(Properties.INCREMENT), "1")
                .startsWith("-");
        long lowest =
                type.equals("smallint") ? Short.MIN_VALUE : type.equals("integer") ? Integer.MIN_VALUE : Long.MIN_VALUE;
        return descending ? new SequenceBounds(lowest, -1, true) : new SequenceBounds(1, -(lowest + 1), false);
    }

    /** Where the sequence begins when nobody says it. */
    String start(SchemaObject sequence) {
        String bound = sequence.property(descending ? Properties.MAXIMUM : Properties.MINIMUM);
        return Objects.requireNonNullElse(bound, Long.toString(descending ? maximum : minimum));
    }
}

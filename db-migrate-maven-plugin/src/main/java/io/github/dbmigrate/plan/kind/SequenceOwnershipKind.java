package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which column a sequence goes away with. */
final class SequenceOwnershipKind implements ObjectKind {

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alter();
    }

    @Override
    public List<String> create(SchemaObject ownership, Situation situation) {
        List<String> statements = new ArrayList<>();
        statements.add(
                "ALTER SEQUENCE " + ownership.id().name() + " OWNED BY " + ownership.property(Properties.COLUMN));
        numbersRows(ownership, situation)
                .ifPresent(sequence -> statements.add(SequencePosition.behindRows(
                        sequence.id().name(),
                        Objects.requireNonNull(ownership.property(Properties.COLUMN)),
                        Long.parseLong(Objects.requireNonNullElseGet(
                                sequence.property(Properties.START),
                                () -> SequenceBounds.of(sequence).start(sequence))),
                        SequenceBounds.of(sequence).descending())));
        return statements;
    }

    /** The sequence, where it is new and its column was there before and takes its numbers as they are. */
    private static Optional<SchemaObject> numbersRows(SchemaObject ownership, Situation situation) {
        ObjectId id = new ObjectId(Kind.SEQUENCE, ownership.id().name());
        String name = Objects.requireNonNull(ownership.property(Properties.COLUMN));
        ObjectId column = new ObjectId(Kind.COLUMN, name);
        SchemaObject now = situation.after().find(column);
        SchemaObject value = situation.after().find(new ObjectId(Kind.DEFAULT, name));
        boolean numbers = now != null
                && value != null
                && INTEGERS.contains(String.valueOf(now.property(Properties.TYPE)))
                && ("nextval(" + Names.literal(id.name()) + "::regclass)")
                        .equals(value.property(Properties.EXPRESSION));
        boolean behind =
                situation.before().find(id) == null && situation.before().find(column) != null;
        return numbers && behind ? Optional.ofNullable(situation.after().find(id)) : Optional.empty();
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        return create(change.to(), situation);
    }

    @Override
    public List<String> drop(SchemaObject ownership, Situation situation) {
        return List.of("ALTER SEQUENCE " + ownership.id().name() + " OWNED BY NONE");
    }
}

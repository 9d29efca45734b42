package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A sequence of its own; it holds a number that must not be lost. */
final class SequenceKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        boolean possible = !change.of(Properties.UNLOGGED) || situation.since(15);
        return possible ? Way.alter() : Way.refuse(Properties.UNLOGGED, Limit.SEQUENCE_LOGGING);
    }

    @Override
    public List<String> create(SchemaObject sequence, Situation situation) {
        StringBuilder text = new StringBuilder("CREATE ")
                .append(sequence.has(Properties.UNLOGGED) ? "UNLOGGED " : "")
                .append("SEQUENCE ")
                .append(sequence.id().name());
        SequenceBounds bounds = SequenceBounds.of(sequence);
        if (!"bigint".equals(sequence.property(Properties.TYPE))) {
            text.append(" AS ").append(sequence.property(Properties.TYPE));
        }
        append(text, sequence, Properties.INCREMENT, "INCREMENT BY", "1");
        append(text, sequence, Properties.MINIMUM, "MINVALUE", Long.toString(bounds.minimum()));
        append(text, sequence, Properties.MAXIMUM, "MAXVALUE", Long.toString(bounds.maximum()));
        append(text, sequence, Properties.START, "START WITH", bounds.start(sequence));
        append(text, sequence, Properties.CACHE, "CACHE", "1");
        text.append(sequence.has(Properties.CYCLE) ? " CYCLE" : "");
        return List.of(text.toString());
    }

    private static void append(
            StringBuilder text, SchemaObject sequence, String property, String word, String standard) {
        String value = sequence.property(property);
        if (value != null && !value.equals(standard)) {
            text.append(' ').append(word).append(' ').append(value);
        }
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        List<String> actions = new ArrayList<>();
        if (change.of(Properties.TYPE)) {
            actions.add("AS " + change.now(Properties.TYPE));
        }
        add(change, Properties.INCREMENT, "INCREMENT BY", actions);
        add(change, Properties.MINIMUM, "MINVALUE", actions);
        add(change, Properties.MAXIMUM, "MAXVALUE", actions);
        add(change, Properties.START, "START WITH", actions);
        add(change, Properties.CACHE, "CACHE", actions);
        if (change.of(Properties.CYCLE)) {
            actions.add(change.to().has(Properties.CYCLE) ? "CYCLE" : "NO CYCLE");
        }
        // The sequence refuses bounds that exclude where it stands.
        long start = number(change.from(), Properties.START);
        if (start < number(change.to(), Properties.MINIMUM) || start > number(change.to(), Properties.MAXIMUM)) {
            actions.add("RESTART");
        }
        List<String> statements = new ArrayList<>();
        if (change.of(Properties.UNLOGGED)) {
            statements.add("ALTER SEQUENCE " + change.name()
                    + (change.to().has(Properties.UNLOGGED) ? " SET UNLOGGED" : " SET LOGGED"));
        }
        if (!actions.isEmpty()) {
            statements.add("ALTER SEQUENCE " + change.name() + " " + String.join(" ", actions));
        }
        return statements;
    }

    private static void add(Change change, String property, String word, List<String> actions) {
        // A new type moves bounds that stood at the old type's, so then all are said.
        boolean bound = property.equals(Properties.MINIMUM) || property.equals(Properties.MAXIMUM);
        if (change.of(property) || (bound && change.of(Properties.TYPE))) {
            actions.add(word + " " + change.now(property));
        }
    }

    private static long number(SchemaObject sequence, String property) {
        return Long.parseLong(Objects.requireNonNull(sequence.property(property)));
    }
}

package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives the rows that lack a value in a column the one that a person named, before the column becomes NOT NULL. */
public final class Backfill {

    private static final String DEFERRED = "INITIALLY DEFERRED";
    // What is deferred would wait with its events until the end, and PostgreSQL alters no table that has some waiting.
    private static final String CHECK_NOW = "SET CONSTRAINTS ALL IMMEDIATE";

    private Backfill() {}

    /** True when a value was named for the column, and its table is there to hold rows. */
    static boolean isAsked(SchemaObject column, Situation situation) {
        ObjectId table = column.parent();
        return situation.backfills().containsKey(column.id())
                && table != null
                && situation.before().find(table) != null;
    }

    /** The UPDATE, and what it needs behind it; empty when no value was named. */
    static List<String> statements(SchemaObject column, Situation situation) {
        List<String> statements = new ArrayList<>();
        update(column.id(), situation).ifPresent(update -> {
            statements.add(update);
            if (defers(Names.prefix(column.id().name()), situation)) {
                statements.add(CHECK_NOW);
            }
        });
        return statements;
    }

    /** The UPDATE alone. */
    public static Optional<String> update(ObjectId column, Situation situation) {
        String value = situation.backfills().get(column);
        if (value == null || column.kind() != Kind.COLUMN) {
            return Optional.empty();
        }
        String bare = Names.last(column.name());
        return Optional.of("UPDATE " + Names.prefix(column.name()) + " SET " + bare + " = " + value + " WHERE " + bare
                + " IS NULL");
    }

    private static boolean defers(String table, Situation situation) {
        return Stream.concat(
                        situation.before().objects().values().stream(), situation.after().objects().values().stream())
                .filter(object ->
                        object.id().kind() == Kind.CONSTRAINT || object.id().kind() == Kind.TRIGGER)
                .filter(object -> Names.prefix(object.id().name()).equals(table)
                        || table.equals(object.property(Properties.REFERENCED_TABLE)))
                .anyMatch(object ->
                        String.valueOf(object.property(Properties.DEFINITION)).contains(DEFERRED));
    }
}

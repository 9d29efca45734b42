package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;

/** Which column a sequence goes away with. */
final class SequenceOwnershipKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alter();
    }

    @Override
    public List<String> create(SchemaObject ownership, Situation situation) {
        return List.of(
                "ALTER SEQUENCE " + ownership.id().name() + " OWNED BY " + ownership.property(Properties.COLUMN));
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

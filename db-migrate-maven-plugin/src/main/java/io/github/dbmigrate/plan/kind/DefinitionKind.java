package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;
import java.util.function.Function;

/** A kind that PostgreSQL can only drop and create. */
final class DefinitionKind implements ObjectKind {

    private final Function<SchemaObject, String> text;

    DefinitionKind(Function<SchemaObject, String> text) {
        this.text = text;
    }

    @Override
    public List<String> create(SchemaObject object, Situation situation) {
        return List.of(text.apply(object));
    }
}

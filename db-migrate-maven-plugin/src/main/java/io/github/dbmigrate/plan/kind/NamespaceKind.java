package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;

/** A namespace, which SQL calls a schema. */
final class NamespaceKind implements ObjectKind {

    @Override
    public List<String> create(SchemaObject namespace, Situation situation) {
        return List.of("CREATE SCHEMA " + namespace.id().name());
    }
}

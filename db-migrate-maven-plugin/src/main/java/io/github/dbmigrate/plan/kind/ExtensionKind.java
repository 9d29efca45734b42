package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;

/** An extension; what it brings along is its own. */
final class ExtensionKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alterIf(change.from().has(Properties.RELOCATABLE));
    }

    @Override
    public List<String> create(SchemaObject extension, Situation situation) {
        String namespace = extension.property(Properties.NAMESPACE);
        // An extension that makes its own namespace, or lives in pg_catalog, allows no other.
        boolean said = namespace != null && situation.after().find(new ObjectId(Kind.NAMESPACE, namespace)) != null;
        // An administrator may have installed it already: managed servers come with some.
        return List.of(
                "CREATE EXTENSION IF NOT EXISTS " + extension.id().name() + (said ? " WITH SCHEMA " + namespace : ""));
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        return List.of("ALTER EXTENSION " + change.name() + " SET SCHEMA " + change.now(Properties.NAMESPACE));
    }
}

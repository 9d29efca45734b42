package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A publication without its members. */
final class PublicationKind implements ObjectKind {

    private static final String ALL = "insert, update, delete, truncate";

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alterIf(!change.of(Properties.ALL_TABLES));
    }

    @Override
    public List<String> create(SchemaObject publication, Situation situation) {
        List<String> options = new ArrayList<>();
        if (publication.has(Properties.PUBLISH)) {
            options.add("publish = '" + publication.property(Properties.PUBLISH) + "'");
        }
        if (publication.has("viaPartitionRoot")) {
            options.add("publish_via_partition_root = true");
        }
        if (publication.has("generatedColumns")) {
            options.add("publish_generated_columns = " + publication.property("generatedColumns"));
        }
        return List.of("CREATE PUBLICATION " + publication.id().name()
                + (publication.has(Properties.ALL_TABLES) ? " FOR ALL TABLES" : "")
                + (options.isEmpty() ? "" : " WITH (" + String.join(", ", options) + ")"));
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        List<String> options = new ArrayList<>();
        if (change.of(Properties.PUBLISH)) {
            options.add("publish = '" + Objects.requireNonNullElse(change.now(Properties.PUBLISH), ALL) + "'");
        }
        if (change.of("viaPartitionRoot")) {
            options.add("publish_via_partition_root = " + change.to().has("viaPartitionRoot"));
        }
        if (change.of("generatedColumns")) {
            options.add("publish_generated_columns = "
                    + Objects.requireNonNullElse(change.now("generatedColumns"), "none"));
        }
        return List.of("ALTER PUBLICATION " + change.name() + " SET (" + String.join(", ", options) + ")");
    }
}

package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.Arrays;

/** What is known of a partition key such as {@code RANGE (created_at)}. */
public final class PartitionKey {

    private PartitionKey() {}

    /** True for a column of the key of its table as it is before, whose type nothing can change. */
    public static boolean holds(ObjectId column, Situation situation) {
        SchemaObject table = situation.before().find(new ObjectId(Kind.TABLE, Names.prefix(column.name())));
        String key = table == null ? null : table.property(Properties.PARTITION_KEY);
        return key != null && uses(key, Names.last(column.name()));
    }

    private static boolean uses(String key, String column) {
        return Arrays.asList(key.substring(key.indexOf('(')).split("[^A-Za-z0-9_$\"]+"))
                .contains(column);
    }
}

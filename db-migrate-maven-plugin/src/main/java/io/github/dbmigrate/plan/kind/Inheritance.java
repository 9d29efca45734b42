package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** How a table leaves and joins the tables that it inherits from or is a partition of. */
public final class Inheritance {

    private Inheritance() {}

    /** What takes a table out of the tables that it inherits from, before anything else is done to it. */
    public static List<String> detach(Change change) {
        List<String> statements = new ArrayList<>();
        if (change.from().has(Properties.PARTITION_OF) && partitionChanges(change)) {
            statements.add(leave(change.from()));
        }
        for (ObjectId parent : oldParents(change)) {
            if (!newParents(change).contains(parent)) {
                statements.add(TableKind.keyword(change.to()) + change.name() + " NO INHERIT " + parent.name());
            }
        }
        return statements;
    }

    /** What puts it into those that it shall inherit from, when its columns and checks are as theirs. */
    public static List<String> attach(Change change) {
        List<String> statements = new ArrayList<>();
        if (change.to().has(Properties.PARTITION_OF) && partitionChanges(change)) {
            statements.add(join(change.to()));
        }
        for (ObjectId parent : newParents(change)) {
            if (!oldParents(change).contains(parent)) {
                statements.add(TableKind.keyword(change.to()) + change.name() + " INHERIT " + parent.name());
            }
        }
        return statements;
    }

    /** What takes a partition out of its table. */
    public static String leave(SchemaObject partition) {
        return "ALTER TABLE " + partition.property(Properties.PARTITION_OF) + " DETACH PARTITION "
                + partition.id().name();
    }

    /** What makes a table a partition. */
    public static String join(SchemaObject partition) {
        return "ALTER TABLE " + partition.property(Properties.PARTITION_OF) + " ATTACH PARTITION "
                + partition.id().name() + " " + partition.property(Properties.PARTITION_BOUND);
    }

    /** What makes a table of a type one that happens to have the same columns. */
    public static String leaveType(SchemaObject table) {
        return TableKind.keyword(table) + table.id().name() + " NOT OF";
    }

    /** The way back, when its columns are the type's attributes. */
    public static String joinType(SchemaObject table) {
        return TableKind.keyword(table) + table.id().name() + " OF " + table.property(Properties.OF_TYPE);
    }

    private static boolean partitionChanges(Change change) {
        return change.of(Properties.PARTITION_OF) || change.of(Properties.PARTITION_BOUND);
    }

    private static List<ObjectId> oldParents(Change change) {
        return change.from().has(Properties.PARTITION_OF) ? List.of() : Families.parents(change.from());
    }

    private static List<ObjectId> newParents(Change change) {
        return change.to().has(Properties.PARTITION_OF) ? List.of() : Families.parents(change.to());
    }
}

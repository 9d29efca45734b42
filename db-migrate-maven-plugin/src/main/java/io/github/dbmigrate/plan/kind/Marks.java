package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;

/** CLUSTER and REPLICA IDENTITY of an index that came with another object's statement. */
public final class Marks {

    private Marks() {}

    public static List<String> of(SchemaObject indexOrConstraint) {
        return ConstraintKind.marks(indexOrConstraint);
    }
}

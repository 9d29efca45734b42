package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.ObjectId;
import java.util.Map;

/**
 * What a plan must know besides the two catalogs.
 *
 * @param majorVersion of the server that the plan is for, such as 17
 * @param renames from an object of the first catalog to the name that it has in the second; both of one kind
 */
public record PlanOptions(int majorVersion, Map<ObjectId, ObjectId> renames) {

    public PlanOptions {
        renames = Map.copyOf(renames);
    }

    public static PlanOptions of(int majorVersion) {
        return new PlanOptions(majorVersion, Map.of());
    }

    public PlanOptions withRenames(Map<ObjectId, ObjectId> more) {
        return new PlanOptions(majorVersion, more);
    }
}

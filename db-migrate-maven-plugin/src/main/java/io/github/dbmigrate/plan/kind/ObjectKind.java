package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;

/** The statements of one kind of object, without the final semicolon. Owner, privileges and comments are not its own. */
public interface ObjectKind {

    /** Asked only when a property of the kind's own changed. */
    default Way way(Change change, Situation situation) {
        return Way.replace();
    }

    List<String> create(SchemaObject object, Situation situation);

    /** Asked only when the way is to alter. Empty when the change follows from another object's. */
    default List<String> alter(Change change, Situation situation) {
        return List.of();
    }

    default List<String> drop(SchemaObject object, Situation situation) {
        return List.of("DROP " + SqlName.of(object));
    }
}
